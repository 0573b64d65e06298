using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Mail.Sorting;

namespace Recovery.Integrations.Tests.Mail.Sorting;

public sealed class RealMailTests
{
    private static readonly OwnAddresses Own = A.Own;

    [Fact]
    public void No_real_bounce_is_sorted_as_ordinary_mail_and_abuse_reports_are_told_apart()
    {
        foreach (var file in SharedData.Needed("email-samples/bounces"))
        {
            var verdict = MailSorting.Of(MessageReader.Read(File.ReadAllBytes(file.FullName)), Own);
            TestContext.Current.TestOutputHelper!.WriteLine($"{file.Name}: {verdict.Kind} {verdict.Code}");
            verdict.Kind.ShouldBe(file.Name.StartsWith("arf", StringComparison.Ordinal) ? MailKind.AbuseReport : MailKind.Bounce, file.Name);
        }
    }

    [Fact]
    public void Every_malformed_real_message_gets_a_verdict()
    {
        foreach (var file in SharedData.Needed("email"))
        {
            var verdict = MailSorting.Of(MessageReader.Read(File.ReadAllBytes(file.FullName)), Own);
            TestContext.Current.TestOutputHelper!.WriteLine($"{file.Name}: {verdict.Kind} {verdict.Code}");
            verdict.Reason.ShouldNotBeEmpty(file.Name);
        }
    }
}
