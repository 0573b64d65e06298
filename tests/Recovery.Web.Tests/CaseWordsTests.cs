using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Reading;
using Recovery.Web.Case;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Tests;

/// <summary>Words that the case's page makes up of a name: each must be there in every language.</summary>
public sealed class CaseWordsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public void Every_step_command_and_unit_has_its_words(string language)
    {
        var keys = Texts.In(language).Keys.ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> wanted =
        [
            .. CommandDesk.Routes.Select(route => "case.done." + route.Name),
            .. Enum.GetValues<Step>().SelectMany(step => (string[])["case.step." + Words.Of(step), "case.wait." + Words.Of(step)]).Where(key => key != "case.wait.received"),
            .. Enum.GetValues<NextStep>().Select(step => "case.next." + Words.Of(step)),
            .. Enum.GetValues<TimeUnit>().SelectMany(unit => (string[])[$"case.unit.{Words.Of(unit)}.one", $"case.unit.{Words.Of(unit)}.other"]),
        ];
        wanted.Where(key => !keys.Contains(key)).ShouldBeEmpty();
    }
}
