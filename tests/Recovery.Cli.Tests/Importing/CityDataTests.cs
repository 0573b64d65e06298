using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests.Importing;

public sealed class CityDataTests(OwnDatabase database) : IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task A_citys_table_of_cases_goes_in_with_those_that_are_closed()
    {
        var table = Repository.Shared("nyc311_animals.csv");

        var said = await RecoveryCommand.RunOn(database.ConnectionString, "import", table, "--map", Repository.File("ops", "import", "nyc311_animals.json"), "--json");
        var all = (await RecoveryCommand.RunOn(database.ConnectionString, "report", "on-time", "--json")).Json.GetProperty("all");

        said.Json.GetProperty("complaints").GetInt32().ShouldBe(4969, said.Error);
        said.Json.GetProperty("events").GetInt32().ShouldBe(4969 + 4692);
        all.GetProperty("finished").GetInt32().ShouldBe(4692);
        all.GetProperty("open").GetInt32().ShouldBe(277);
    }
}
