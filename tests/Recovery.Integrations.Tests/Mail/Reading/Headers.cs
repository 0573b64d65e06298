using System.Text;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Mail.Reading;

public sealed class Headers
{
    [Theory]
    [InlineData("=?UTF-8?B?w4l0w6k=?=", "Été")]
    [InlineData("=?iso-8859-1?q?=C9t=E9_fini?=", "Été fini")]
    [InlineData("Re: =?utf-8?Q?caf=C3=A9?= again", "Re: café again")]
    [InlineData("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café")]
    [InlineData("=?utf-8?Q?caf=C3?=\r\n =?utf-8?B?qQ==?=", "café")]
    [InlineData("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c")]
    [InlineData("=?utf-8*fr?Q?=C3=A9?=", "é")]
    [InlineData("=?nowhere-7?Q?=C3=A9?=", "é")]
    [InlineData("=?windows-1251?B?z/Do4uXy?=", "Привет")]
    [InlineData("=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは")]
    [InlineData("=?utf-7?Q?+ADw-script+AD4-?=", "+ADw-script+AD4-")]
    [InlineData("=?utf-8?Q?broken", "=?utf-8?Q?broken")]
    [InlineData("one\r\n\ttwo", "one two")]
    [InlineData("Ã©tÃ©", "été")]
    [InlineData("\u00E9t\u00E9", "été")]
    public void Words_beyond_ascii_are_read(string raw, string subject) => A.Subject(raw).ShouldBe(subject);

    [Theory]
    [InlineData("jeanne@example.org", null, "jeanne@example.org")]
    [InlineData("Jeanne <jeanne@example.org>", "Jeanne", "jeanne@example.org")]
    [InlineData("\"Doe, Jeanne\" <jeanne@example.org>", "Doe, Jeanne", "jeanne@example.org")]
    [InlineData("Doe, Jeanne <jeanne@example.org>", "Doe, Jeanne", "jeanne@example.org")]
    [InlineData("jeanne@example.org (Jeanne (at home))", "Jeanne (at home)", "jeanne@example.org")]
    [InlineData("=?utf-8?Q?L=C3=A9a?= <lea@example.org>", "Léa", "lea@example.org")]
    [InlineData("\"=?utf-8?Q?L=C3=A9a?=\" <lea@example.org>", "Léa", "lea@example.org")]
    [InlineData("Jeanne <jeanne@example.org", "Jeanne", "jeanne@example.org")]
    [InlineData("Jeanne jeanne@example.org", "Jeanne", "jeanne@example.org")]
    [InlineData("<@relay.example,@b.example:jeanne@example.org>", null, "jeanne@example.org")]
    [InlineData("\"jeanne doe\"@example.org", null, "\"jeanne doe\"@example.org")]
    [InlineData("=?utf-8?Q?Doe,_L=C3=A9a_(home)?= <lea@example.org>", "Doe, Léa (home)", "lea@example.org")]
    [InlineData("'Jeanne' <jeanne@example.org>", "Jeanne", "jeanne@example.org")]
    [InlineData("jeanne", null, "jeanne")]
    public void An_address_is_read(string raw, string? name, string address) => A.To(raw).ShouldBe([(name, address)]);

    [Fact]
    public void Groups_are_their_members() =>
        A.To("Team: a@example.org, B <b@example.org>;, c@example.org, undisclosed-recipients:;").ShouldBe([(null, "a@example.org"), ("B", "b@example.org"), (null, "c@example.org")]);

    [Theory]
    [InlineData("Fri, 4 May 2001 14:05:44 -0400 (EDT)", "2001-05-04T14:05:44-04:00")]
    [InlineData("4 May 01 14:05 EST", "2001-05-04T14:05:00-05:00")]
    [InlineData("Fri, 4 May 99 14:05:44 GMT", "1999-05-04T14:05:44+00:00")]
    [InlineData("Fri, 4 May 101 14:05:44 Z", "2001-05-04T14:05:44+00:00")]
    [InlineData("Fri May  4 14:05:44 2001", "2001-05-04T14:05:44+00:00")]
    [InlineData("Fri May  4 14:05:44 CEST 2001", "2001-05-04T14:05:44+02:00")]
    [InlineData("2001-05-04T14:05:44+02:00", "2001-05-04T14:05:44+02:00")]
    [InlineData("01 Jan 2001 00:01+0000", "2001-01-01T00:01:00+00:00")]
    [InlineData("Fri, 4-May-2001 14.05.44 +0530", "2001-05-04T14:05:44+05:30")]
    [InlineData("Friday, 4 May 2001 02:05:44 PM GMT+0100", "2001-05-04T14:05:44+01:00")]
    [InlineData("Fri, (a comment) 4 May 2001 23:59:60 +0000", "2001-05-04T23:59:59+00:00")]
    [InlineData("Fri, 4 May 2001 14:05:44 -2500", "2001-05-04T14:05:44+00:00")]
    [InlineData("31 Dec 9999 23:59:59 -1200", null)]
    [InlineData("1 Jan 0001 00:00:00 +1200", null)]
    [InlineData("31 Feb 2001 14:05:44 +0000", null)]
    [InlineData("yesterday", null)]
    public void A_date_is_read(string raw, string? date) =>
        A.Message("Date: " + raw, "", "x").Date.ShouldBe(date is null ? null : DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Threads_are_read_with_and_without_brackets()
    {
        var message = A.Message("Message-ID: <a@x>", "In-Reply-To: Your message of Friday <b@x>", "References: <c@x>\r\n <d@\r\n x><e@x> <f@x", "", "x");
        message.MessageId.ShouldBe("a@x");
        message.InReplyTo.ShouldBe(["b@x"]);
        message.References.ShouldBe(["c@x", "d@x", "e@x", "f@x"]);
        A.Message("Message-ID: bare@x", "", "x").MessageId.ShouldBe("bare@x");
    }

    [Fact]
    public void A_null_return_path_differs_from_none()
    {
        A.Message("Return-Path: <>", "", "x").ReturnPath.ShouldBe(string.Empty);
        A.Message("Return-Path: <a@x>", "", "x").ReturnPath.ShouldBe("a@x");
        A.Message("Subject: x", "", "x").ReturnPath.ShouldBeNull();
        A.Message("Return-Path: ;;,", "", "x").ReturnPath.ShouldBeNull();
    }

    [Fact]
    public void Damage_around_the_headers_is_named_and_read()
    {
        A.Raw("From a@x Fri May  4 2001\nSubject: Hi\nNo header, this line\n\nmore").Text.Reveal().ShouldBe("No header, this line\n\nmore");
        A.Raw("Subject: Hi\rTo: a@x\r\rHello\rthere").Text.Reveal().ShouldBe("Hello\nthere");
        var broken = A.Raw("Subject: a long one\r\nthat lost its space\r\nContent-Type: text/plain\r\n\r\nHello");
        broken.Subject.Reveal().ShouldBe("a long one that lost its space");
        broken.Defects.ShouldBe([Defect.HeaderLineBroken]);
        var wide = MessageReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Subject: été\r\n\r\nHé\0llo")).ToArray());
        (wide.Subject.Reveal(), wide.Text.Reveal()).ShouldBe(("été", "Héllo"));
        MessageReader.Read(default).Defects.ShouldBe([Defect.NoHeaders]);
    }
}
