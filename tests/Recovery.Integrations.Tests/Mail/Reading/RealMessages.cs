using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Mail.Reading;

public sealed class RealMessages
{
    [Theory]
    [InlineData("email", 48)]
    [InlineData("email-samples", 80)]
    public void Each_is_read(string folder, int atLeast)
    {
        var files = SharedMail.Or_skip(folder);
        files.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var file in files)
            Should.NotThrow(() => MessageReader.Unguarded(File.ReadAllBytes(file), ReadingLimits.Usual), file);
    }

    [Fact]
    public void Bounces_with_a_report_give_it_as_a_part()
    {
        foreach (var file in SharedMail.Or_skip("email-samples").Where(file => file.EndsWith(".eml", StringComparison.Ordinal)))
        {
            var raw = File.ReadAllText(file);
            if (!raw.Contains("\nContent-Type: message/delivery-status", StringComparison.OrdinalIgnoreCase))
                continue;
            var report = MessageReader.Read(File.ReadAllBytes(file)).Parts.SingleOrDefault(part => part.MediaType == "message/delivery-status");
            report.ShouldNotBeNull(file);
            report.Text.Reveal().ShouldContain("Final-Recipient", Case.Insensitive, file);
        }
    }
}
