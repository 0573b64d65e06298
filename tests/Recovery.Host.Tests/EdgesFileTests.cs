using Recovery.Host.Edging;
using Recovery.Integrations;

namespace Recovery.Host.Tests;

/// <summary>The file that says how the house speaks with the outside: the printed example is read, and a mistake is named at the start.</summary>
public sealed class EdgesFileTests
{
    [Fact]
    public void The_printed_example_is_read_with_its_secrets_from_the_environment()
    {
        var edges = Read(Printed(), name => "secret of " + name);
        edges.HouseName.ShouldBe("Maison Exemple");
        edges.Addresses.All.ShouldBe(["complaints@example.org"]);
        edges.Smtp.ShouldBe(new SmtpServer("mail.example.org", 587, StartTls: true, "complaints", "secret of SMTP_PASSWORD"));
        edges.OutsideUrl.ShouldBe(new Uri("https://recovery.example.org"));
        (edges.MailgunKey, edges.TwilioToken).ShouldBe(("secret of MAILGUN_KEY", "secret of TWILIO_TOKEN"));
        edges.Asterisk.ShouldHaveSingleItem().Secret.ShouldBe("secret of AMI_SECRET");
        (edges.NewCases.Limit, edges.Answers.Limit, edges.CallBackMinutes).ShouldBe((20, 5, 120));
        edges.Webhooks.AllowedNetworks!.ShouldHaveSingleItem().ToString().ShouldBe("10.1.0.0/16");
    }

    [Fact]
    public void Without_a_file_nothing_is_set()
    {
        var edges = EdgesFile.Read(null, _ => null);
        (edges.Smtp, edges.Postmark, edges.MailgunKey, edges.SendGridKey, edges.Sns, edges.TwilioToken).ShouldBe((null, null, null, null, null, null));
        edges.Asterisk.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"smpt":{"host":"mail.example.org"}}""", "smpt")]
    [InlineData("""{"smtp":{"port":25}}""", "host")]
    [InlineData("""{"mailgunKey":"${NOT_SET}"}""", "NOT_SET")]
    [InlineData("""{"numbers":"de"}""", "numbers")]
    [InlineData("""{"webhooks":{"allowedNetworks":["everything"]}}""", "")]
    [InlineData("""{"asterisk":[{"name":"paris","host":"pbx","user":"u","secret":"s","timeZone":"Europe/Atlantis"}]}""", "Europe/Atlantis")]
    [InlineData("not JSON", "")]
    public void A_mistake_is_named_at_the_start(string file, string named) =>
        Should.Throw<SettingsException>(() => Read(file, _ => null)).Message.ShouldContain(named);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Should.Throw<SettingsException>(() => EdgesFile.Read("/nowhere/edges.json", _ => null)).Message.ShouldContain("/nowhere/edges.json");

    private static Edges Read(string json, Func<string, string?> environment)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            return EdgesFile.Read(file, environment);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Printed()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run inside the repository");
        var readme = File.ReadAllText(Path.Combine(folder.FullName, "ops", "integrations", "README.md"));
        var from = readme.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        return readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)];
    }
}
