using Recovery.Engine;
using Recovery.Engine.Working;

namespace Recovery.Conformance;

/// <summary>Saved views, each its owner's.</summary>
public abstract class SavedViewsSuite : Suite
{
    private int made;

    [Fact]
    public async Task Views_are_kept_by_name_for_their_owner_on_every_node()
    {
        var (here, there) = (await NewNode(), await NewNode());
        var (urgent, letters) = (A("urgent"), A("Letters of “Müller & Söhne”", "who=mine&q=m%C3%BCller%26"));
        await Save(here, "claire", urgent);
        await Save(here, "claire", letters);
        await Save(here, "tom", A("mine"));
        (await Of(there, "claire")).ShouldBe([letters, urgent], ignoreOrder: true);
        (await Of(there, "nobody")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_of_the_same_name_is_replaced_and_stays_where_it_was()
    {
        var node = await NewNode();
        var first = A("urgent", "severity=high");
        await Save(node, "claire", first);
        await Save(node, "tom", A("urgent", "late=1"));
        await Save(node, "claire", A("urgent", "due=today"));
        (await Of(node, "claire")).ShouldBe([first with { Query = "due=today" }]);
        (await Of(node, "tom")).ShouldHaveSingleItem().Query.ShouldBe("late=1");
    }

    [Fact]
    public async Task Only_its_owner_drops_a_view_and_only_once()
    {
        var node = await NewNode();
        var view = A("urgent");
        await Save(node, "claire", view);
        (await node.Views.Drop("tom", view.Id, CancellationToken.None)).ShouldBeFalse();
        (await Of(node, "claire")).ShouldBe([view]);
        (await node.Views.Drop("claire", view.Id, CancellationToken.None)).ShouldBeTrue();
        (await node.Views.Drop("claire", view.Id, CancellationToken.None)).ShouldBeFalse();
        (await Of(node, "claire")).ShouldBeEmpty();
    }

    private SavedView A(string name, string query = "who=everyone") => new(new Guid(++made, 0, 7, new byte[8]), name, query);

    private static ValueTask Save(IEngineNode node, string owner, SavedView view) => node.Views.Save(owner, view, CancellationToken.None);

    private static async Task<IReadOnlyList<SavedView>> Of(IEngineNode node, string owner) => await node.Views.Of(owner, CancellationToken.None);
}
