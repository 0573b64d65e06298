using System.Reflection;

namespace Recovery.Domain.Tests.Decisions;

public sealed class RefusalsTests
{
    private static readonly string[] Codes =
        [.. typeof(Refusals).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Every_code_says_what_to_do_in_three_different_sentences()
    {
        Codes.ShouldNotBeEmpty();
        foreach (var code in Codes)
        {
            string[] said = [Refusals.Text(code, "fr"), Refusals.Text(code, "es"), Refusals.Text(code, "en")];
            said.ShouldAllBe(sentence => sentence.Length > 10, code);
            said.Distinct().Count().ShouldBe(3, code);
        }
    }

    [Fact]
    public void The_table_holds_the_codes_and_no_others() => Refusals.All.ShouldBe(Codes.Order(StringComparer.Ordinal));

    [Fact]
    public void No_two_codes_say_the_same() => Codes.Select(code => Refusals.Text(code, "en")).ShouldBeUnique();

    [Fact]
    public void Every_code_is_given_by_some_rule()
    {
        var rules = string.Concat(Repository.Sources("src/Recovery.Domain").Where(file => !file.EndsWith("Refusals.cs", StringComparison.Ordinal)).Select(File.ReadAllText));
        foreach (var field in typeof(Refusals).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral))
            rules.ShouldContain("Refusals." + field.Name, customMessage: field.Name);
    }

    [Fact]
    public void No_rule_makes_up_a_code_of_its_own() =>
        Repository.Sources("src/Recovery.Domain").SelectMany(File.ReadAllLines)
            .Where(line => line.Contains("Refuse.Because(", StringComparison.Ordinal) && !line.Contains("Refuse.Because(Refusals.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void An_unknown_language_reads_English() => Refusals.Text(Refusals.Insult, "de").ShouldBe(Refusals.Text(Refusals.Insult, "en"));

    [Fact]
    public void An_unknown_code_is_an_error() => Should.Throw<ArgumentOutOfRangeException>(() => Refusals.Text("no-such-code", "en"));
}
