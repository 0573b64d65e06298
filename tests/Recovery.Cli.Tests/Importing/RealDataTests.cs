using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests.Importing;

public sealed class RealDataTests(OwnDatabase database) : IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task A_municipalitys_log_goes_in_and_its_report_is_what_was_counted_by_hand()
    {
        var log = Repository.Shared("receipt_municipality.csv");

        var said = await Import(log, "receipt_municipality.json");
        var report = (await RecoveryCommand.RunOn(database.ConnectionString, "report", "on-time", "--json")).Json;

        said.Json.GetProperty("complaints").GetInt32().ShouldBe(1434, said.Error);
        said.Json.GetProperty("rejected").GetInt32().ShouldBe(0);
        report.GetProperty("packs").GetProperty("imported").GetProperty("finished").GetInt32().ShouldBe(1329);
        report.GetProperty("packs").GetProperty("imported").GetProperty("late").GetInt32().ShouldBe(377);
        new[] { "letter", "verbal", "email", "web", "phone" }.Select(channel => Cases(report.GetProperty("channels").GetProperty(channel))).ShouldBe([53, 109, 21, 1250, 1]);
    }

    private static int Cases(System.Text.Json.JsonElement figures) => figures.GetProperty("finished").GetInt32() + figures.GetProperty("open").GetInt32();

    private Task<Said> Import(string file, string map) => RecoveryCommand.RunOn(database.ConnectionString, "import", file, "--map", Repository.File("ops", "import", map), "--json");
}
