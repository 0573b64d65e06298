using Recovery.Policies.Packs;

namespace Recovery.Policies.Tests.Packs;

/// <summary>What a pack file may say, and how a wrong one is refused.</summary>
public sealed class PackFileTests
{
    private static string[] Errors(string from, string to) =>
        [.. PackFile.Read(Shipped.Source("uk-fca").Replace(from, to, StringComparison.Ordinal)).Errors.Select(error => error.ToString())];

    [Theory]
    [InlineData("\"title\":", "\"titel\":", "lacks \"title\"")]
    [InlineData("\"version\": 2", "\"version\": 0", "version: must be a whole number from 1 to 2147483647")]
    [InlineData("\"effectiveFrom\": \"2026-06-01\"", "\"effectiveFrom\": \"2026-02-30\"", "effectiveFrom: must be a date such as \"2026-12-25\"; \"2026-02-30\" is none")]
    [InlineData("\"unit\": \"close-of-business-day\"", "\"unit\": \"fortnights\"", "clocks[1].target.unit: must be one of working-minutes, working-days, business-days, jours-ouvrables, calendar-days, weeks, months, close-of-business-day, continuous-hours")]
    [InlineData("\"amount\": 8,", "\"amount\": \"8\",", "clocks[2].target.amount: must be a whole number from 1 to 1000000")]
    public void A_wrong_member_is_named_with_its_path(string from, string to, string error) => Errors(from, to).ShouldContain(error);

    [Theory]
    [InlineData("size")]
    [InlineData("customerSize")]
    [InlineData("revenue")]
    [InlineData("complainant-size")]
    public void No_rule_reads_the_size_of_a_customer(string member) =>
        Errors("\"notProducts\":", $"\"{member}\": [\"large\"], \"notProducts\":").ShouldBe(
        [
            $"clocks[2].appliesTo.{member}: is refused: no rule reads the size or revenue of a customer; everybody's complaint has the same clocks. Use channels, severities, procedures, products or complainantClasses",
        ]);

    [Fact]
    public void An_unknown_member_is_refused_and_the_known_ones_are_told() =>
        Errors("\"notProducts\":", "\"planet\": [\"mars\"], \"notProducts\":").ShouldBe(
            ["clocks[2].appliesTo.planet: is not a known member; known are channels, complainantClasses, notProducts, procedures, products, severities"]);

    [Fact]
    public void All_errors_are_told_at_once() => PackFile.Read("""{"name":"","clocks":[{"id":7}],"conduct":[]}""").Errors.Count.ShouldBeGreaterThan(8);

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]}""")]
    public void What_is_no_pack_at_all_is_refused(string json) => PackFile.Read(json).Errors.ShouldNotBeEmpty();
}
