using Recovery.Domain.Sla;
using Recovery.Policies.Json;
using Recovery.Policies.Packs;

namespace Recovery.Policies.Tests.Packs;

/// <summary>Publishing, and finding what was published.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void A_published_policy_reads_as_it_was_written()
    {
        foreach (var policy in Shipped.Published.Where(policy => policy.Kind == PolicyKind.Pack))
            PackWriter.Write(PackFile.Read(policy.Json).OrThrow(policy.Name)).ShouldBe(policy.Json);
        Shipped.Published.ShouldAllBe(policy => policy.IsIntact && policy.Sha256.Length == 64);
    }

    [Fact]
    public void A_pinned_version_is_found_after_the_file_has_moved_on()
    {
        var newer = Publishing.Pack(Shipped.Pack("house") with { Ref = new("house", 2), Clocks = [] });
        var catalog = PolicyCatalog.From([.. Shipped.Published, newer, .. Shipped.Published]);

        catalog.Find("house", new(2026, 11, 2))!.Ref.Version.ShouldBe(2);
        catalog.Pack(new("house", 1)).Clocks.Count.ShouldBe(Shipped.Pack("house").Clocks.Count);
        catalog.Pack(new("uk-fca", 2)).Includes.ShouldBe(["house@1"]); // what it was composed of, for ever
    }

    [Fact]
    public void A_published_calendar_carries_its_holidays_itself()
    {
        var json = Shipped.Published.Single(policy => policy is { Kind: PolicyKind.Calendar, Name: "house" }).Json;
        json.ShouldContain("""{"date":"2026-07-14","name":"Fête nationale"}""");
        json.ShouldNotContain("holidaySets");
        Shipped.Catalog.Calendar(new("house", 1)).IsWorkingDay(new(2026, 7, 14)).ShouldBeFalse();
    }

    [Fact]
    public void What_was_never_published_is_said_to_be_unknown()
    {
        Should.Throw<UnknownPolicyException>(() => Shipped.Catalog.Pack(new("house", 9))).Message
            .ShouldBe("The pack house@9 is pinned but not published here: publish that version again (a version in use is never retired).");
        Should.Throw<UnknownPolicyException>(() => Shipped.Catalog.Calendar(new("house", 9))).Pinned.ToString().ShouldBe("house@9");
        Shipped.Catalog.Find("nobody", new(2026, 1, 1)).ShouldBeNull();
        Shipped.Catalog.FindCalendar("nobody").ShouldBeNull();
    }

    [Fact]
    public void A_version_never_has_two_contents()
    {
        var other = Publishing.Pack(Shipped.Pack("house") with { Title = "Another" });
        Should.Throw<InvalidPolicyException>(() => PolicyCatalog.From([.. Shipped.Published, other])).Errors.ShouldHaveSingleItem()
            .Message.ShouldBe("was published with other content: a version never changes, raise it");
    }

    [Fact]
    public void An_altered_policy_is_found_out()
    {
        var altered = Shipped.Published[0] with { Json = Shipped.Published[0].Json.Replace("UTC", "Europe/Paris", StringComparison.Ordinal) };
        Should.Throw<InvalidPolicyException>(() => PolicyCatalog.From([altered])).Message.ShouldContain("not what its hash says");
    }

    [Fact]
    public void A_pack_file_is_checked_against_what_is_published()
    {
        Publishing.Check(Shipped.Source("fr-acpr"), Shipped.Catalog).Passes.ShouldBeTrue();
        Publishing.Check(Shipped.Source("fr-acpr").Replace("\"house-fr\"", "\"house-fx\"", StringComparison.Ordinal), Shipped.Catalog)
            .Violations.ShouldHaveSingleItem().Message.ShouldBe("There is no calendar \"house-fx\"; publish it or name another.");
        Publishing.Check("{}", Shipped.Catalog).Errors.ShouldNotBeEmpty();
    }
}
