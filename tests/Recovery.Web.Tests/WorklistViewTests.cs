using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Tests;

/// <summary>An address as a view, and back.</summary>
public sealed class WorklistViewTests
{
    private static readonly Viewer Claire = new(WebHost.Claire, Texts.In("en"), DateTimeOffset.UnixEpoch);
    private static readonly Viewer Helen = Claire with { Person = WebHost.Helen };

    [Theory]
    [InlineData("who=nobody")]
    [InlineData("who=tom.hughes&team=north&channel=letter&stage=confirmed&severity=high&language=fr&due=three-days&late=1&q=gr%C3%BCn%20%26%20co")]
    [InlineData("who=everyone&ended=1")]
    public void A_view_reads_as_it_was_written(string address) => Read(address).ToString().ShouldBe(address);

    [Fact]
    public void An_agent_begins_with_their_own_cases_and_searches_among_everyones()
    {
        Read("").ShouldBe(new WorklistView("claire.moreau"));
        Read("who=mine").ShouldBe(new WorklistView("claire.moreau"));
        Read("q=boiler").ShouldBe(new WorklistView(Text: "boiler"));
        Read("q=boiler&who=mine").ShouldBe(new WorklistView("claire.moreau", Text: "boiler"));
        Read("", Helen).ShouldBe(new WorklistView());
    }

    [Theory]
    [InlineData("who=everyone&channel=pigeon&stage=none&severity=&language=de&due=soon&late=perhaps&ended=0&team=%00&q=%20")]
    [InlineData("who=everyone&channel=letter&channel=phone&page=7")]
    [InlineData("who=everyone&q=a%00b&stage=1")]
    public void What_it_does_not_understand_is_as_if_it_were_absent(string address) => Read(address).ShouldBe(new WorklistView());

    private static WorklistView Read(string address, Viewer? viewer = null) => WorklistView.Of(new QueryCollection(QueryHelpers.ParseQuery(address)), viewer ?? Claire);
}
