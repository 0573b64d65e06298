using Recovery.Domain.Sla;

namespace Recovery.Policies.Tests.Packs;

/// <summary>Packs that include others.</summary>
public sealed class CompositionTests
{
    private static readonly Pack Law = new(
        new("law", 1), "A law", "house", new(2026, 1, 1), null,
        [new ClockRule("law.resolve", "resolve", new(10, TimeUnit.WorkingDays), StartAnchor.Received, [StopEvent.Resolved])],
        [], Shipped.Pack("house").Conduct)
    { Includes = ["house"] };

    private static (Pack Flat, IReadOnlyList<PackViolation> Violations) Compose(Pack pack) =>
        PackComposition.Compose(pack, name => name is "house" or "house@1" ? Shipped.Pack("house") : null);

    private static Pack Displacing(string id, AppliesTo? when = null) =>
        Law with { Clocks = [Law.Clocks[0] with { Displaces = [id], AppliesTo = when ?? AppliesTo.Everything }] };

    [Fact]
    public void Included_clocks_come_first_and_the_included_version_is_kept()
    {
        var (flat, violations) = Compose(Law);
        violations.ShouldBeEmpty();
        flat.Clocks.Select(clock => clock.Id).ShouldBe([.. Shipped.Pack("house").Clocks.Select(clock => clock.Id), "law.resolve"]);
        flat.Includes.ShouldBe(["house@1"]);
        flat.Ladder.ShouldBe(Shipped.Pack("house").Ladder);
    }

    [Fact]
    public void A_displaced_clock_is_gone_and_the_others_stay()
    {
        var (flat, violations) = Compose(Displacing("house.resolve.letter"));
        violations.ShouldBeEmpty();
        flat.Clocks.ShouldNotContain(clock => clock.Id == "house.resolve.letter");
        flat.Clocks.Count.ShouldBe(Shipped.Pack("house").Clocks.Count);
    }

    [Fact]
    public void A_clock_for_fewer_cases_displaces_nothing() =>
        Compose(Displacing("house.resolve.letter", new(Products: ["payment-service"]))).Violations.ShouldHaveSingleItem().ShouldBe(new("displaces-partly", "law.resolve",
            "It displaces \"house.resolve.letter\" but applies to fewer cases, some of which would be left without a clock; widen its appliesTo."));

    [Fact]
    public void A_clock_for_the_same_channel_displaces() =>
        Compose(Displacing("house.resolve.letter", new(Channels: [Channel.Letter, Channel.Email]))).Violations.ShouldBeEmpty();

    [Fact]
    public void What_is_displaced_or_included_must_exist()
    {
        Compose(Displacing("house.resolve.pigeon")).Violations.ShouldHaveSingleItem().Code.ShouldBe("displaces-unknown");
        Compose(Law with { Includes = ["hose"] }).Violations.ShouldHaveSingleItem().Message
            .ShouldBe("The pack includes \"hose\", which is not a published pack; publish it first or take it out of \"includes\".");
        Compose(Law with { Includes = ["law"] }).Violations.ShouldHaveSingleItem().Code.ShouldBe("includes-unknown");
    }
}
