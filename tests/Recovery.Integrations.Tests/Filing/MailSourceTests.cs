using System.Text;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Filing;

/// <summary>What makes two deliveries one mail.</summary>
public sealed class MailSourceTests
{
    private const string Letter = "From: Ada <ada@people.example>\r\nDate: Fri, 6 Mar 2026 20:01:00 +0000\r\nMessage-ID: <1@people.example>\r\nSubject: Heating\r\n\r\nIt failed twice.\r\n";

    [Theory]
    [InlineData("the same", Letter, true)]
    [InlineData("by another way", "Return-Path: <x@y.example>\r\nReceived: from a\r\nDelivered-To: b@house.example\r\n" + Letter, true)]
    [InlineData("with other ends of lines and more of them", "From: ADA@people.example\nDate: Fri, 6 Mar 2026 21:01:00 +0100\nMessage-ID: <1@people.example>\nSubject:  Heating\n\nIt failed  twice.\n\n\n", true)]
    [InlineData("another text under the same Message-ID", "From: ada@people.example\r\nDate: Fri, 6 Mar 2026 20:01:00 +0000\r\nMessage-ID: <1@people.example>\r\nSubject: Heating\r\n\r\nIt failed thrice.\r\n", false)]
    [InlineData("another sender", "From: eve@people.example\r\nDate: Fri, 6 Mar 2026 20:01:00 +0000\r\nMessage-ID: <1@people.example>\r\nSubject: Heating\r\n\r\nIt failed twice.\r\n", false)]
    [InlineData("the same words on another day", "From: ada@people.example\r\nDate: Sat, 7 Mar 2026 20:01:00 +0000\r\nMessage-ID: <1@people.example>\r\nSubject: Heating\r\n\r\nIt failed twice.\r\n", false)]
    [InlineData("the subject's end as the text's beginning", "From: ada@people.example\r\nDate: Fri, 6 Mar 2026 20:01:00 +0000\r\nMessage-ID: <1@people.example>\r\nSubject: HeatingIt\r\n\r\nfailed twice.\r\n", false)]
    public void It_is_one_mail(string what, string other, bool same) => Of(other).Equals(Of(Letter)).ShouldBe(same, what);

    [Fact]
    public void What_a_provider_says_of_the_envelope_is_written_above_and_changes_nothing_else()
    {
        var message = Read(Letter) with { ReturnPath = "bounces@people.example\r\nBcc: x@y.example", DeliveredTo = ["complaints+R-1@house.example"] };
        var headed = Delivered.Headed(message, Encoding.UTF8.GetBytes(Letter));
        var read = MessageReader.Read(headed);
        read.Of("Bcc").ShouldBeEmpty();
        read.DeliveredTo.ShouldBe(["complaints+R-1@house.example"]);
        MailSource.Of(read).ShouldBe(MailSource.Of(Read(Letter)));
    }

    private static object Of(string letter) => MailSource.Of(Read(letter));

    private static MailMessage Read(string letter) => MessageReader.Read(Encoding.UTF8.GetBytes(letter));
}
