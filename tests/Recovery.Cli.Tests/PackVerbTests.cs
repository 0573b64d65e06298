using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests;

public sealed class PackVerbTests
{
    public static TheoryData<string> Packs() => [.. Directory.EnumerateFiles(Repository.File("ops", "packs"), "*.json").Select(Path.GetFileName).OfType<string>().Where(name => name is "house.json" or "uk-fca.json" or "imported.json")];

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task Our_own_packs_may_be_published(string name)
    {
        var said = await RecoveryCommand.Run("pack", "check", Repository.File("ops", "packs", name), "--json");

        said.Status.ShouldBe(0, said.Out + said.Error);
        said.Json.GetProperty("passes").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_pack_in_which_a_letter_comes_before_a_call_is_refused_with_a_code_and_a_sentence()
    {
        var said = await RecoveryCommand.Run("pack", "check", Repository.Data("letter-first.json"));

        said.Status.ShouldBe(1, said.Out + said.Error);
        said.Out.ShouldContain(":");
    }
}
