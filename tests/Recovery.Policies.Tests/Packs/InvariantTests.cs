using Recovery.Domain.Sla;

namespace Recovery.Policies.Tests.Packs;

/// <summary>Every rule of packs, broken once in an otherwise sound pack.</summary>
public sealed class InvariantTests
{
    private static readonly Pack House = Shipped.Pack("house");

    private static IReadOnlyList<PackViolation> Check(Pack pack) => PackInvariants.Check(pack, Shipped.Catalog.FindCalendar(pack.Calendar)!);

    private static Pack With(string id, Func<ClockRule, ClockRule> change) =>
        House with { Clocks = [.. House.Clocks.Select(clock => clock.Id == id ? change(clock) : clock)] };

    private static Pack Targeting(string id, int amount, TimeUnit unit) => With(id, clock => clock with { Target = new(amount, unit) });

    [Theory]
    [InlineData("house")]
    [InlineData("uk-fca")]
    [InlineData("fr-acpr")]
    [InlineData("es-ley10")]
    [InlineData("es-finance")]
    [InlineData("eu-psd2")]
    [InlineData("us-cfpb")]
    [InlineData("uk-ofcom")]
    [InlineData("uk-ofgem")]
    [InlineData("imported")]
    public void A_shipped_pack_breaks_none(string pack) => Check(Shipped.Pack(pack)).ShouldBeEmpty();

    [Theory]
    [InlineData("house.resolve.phone", 15)]
    [InlineData("house.resolve.email", 16)]
    [InlineData("house.resolve.sms", 20)]
    [InlineData("house.resolve.web", 15)]
    public void No_channel_waits_as_long_as_a_letter(string id, int days)
    {
        var channel = id.Split('.')[^1];
        Check(Targeting(id, days, TimeUnit.WorkingDays)).ShouldHaveSingleItem().ShouldBe(new("letter-first", null,
            $"Milestone \"resolve\" is not always due earlier by {channel} than by letter; shorten the target for {channel} or lengthen that for letter."));
    }

    [Fact]
    public void Verbal_comes_before_all() =>
        Check(Targeting("house.acknowledge.verbal", 90, TimeUnit.WorkingMinutes)).ShouldHaveSingleItem().ShouldBe(new("verbal-not-first", null,
            "Milestone \"acknowledge\" is not always due earlier by verbal than by phone; shorten the target for verbal or lengthen that for phone."));

    [Fact]
    public void The_order_holds_for_high_severity_too() =>
        Check(With("house.promise.email", clock => clock with { Target = new(6, TimeUnit.WorkingDays), HighSeverityFactor = 1m }))
            .ShouldHaveSingleItem().Code.ShouldBe("letter-first");

    [Fact]
    public void The_order_holds_on_a_Friday_evening_where_calendar_time_overtakes_working_time() =>
        Check(Targeting("house.acknowledge.letter", 30, TimeUnit.ContinuousHours)).ShouldContain(broken => broken.Code == "letter-first");

    [Fact]
    public void A_statutory_clock_names_its_source() =>
        Check(With("house.next-response", clock => clock with { Statutory = true })).ShouldHaveSingleItem()
            .ShouldBe(new("source-missing", "house.next-response", "A statutory clock must name its source; write the law or rule, such as \"FCA DISP 1.6.2R\"."));

    [Fact]
    public void Ids_are_unique() =>
        Check(House with { Clocks = [.. House.Clocks, House.Clocks[^1]] }).ShouldHaveSingleItem().ShouldBe(
            new("id-not-unique", "house.close", "More than one clock has this id; give each its own, such as \"house.resolve.letter\"."));

    [Fact]
    public void A_pack_does_not_end_before_it_begins() =>
        Check(House with { EffectiveTo = House.EffectiveFrom.AddDays(-1) }).ShouldHaveSingleItem().Code.ShouldBe("effective-range");

    [Fact]
    public void No_clock_closes_an_unresolved_case() =>
        Check(With("house.close", clock => clock with { Start = StartAnchor.Received })).ShouldHaveSingleItem().Code.ShouldBe("closes-because-of-the-deadline");

    [Fact]
    public void A_clock_can_be_stopped_takes_time_and_never_slows_for_high_severity()
    {
        Check(With("house.feedback", clock => clock with { Stops = [] })).ShouldHaveSingleItem().Code.ShouldBe("stops-missing");
        Check(With("house.feedback", clock => clock with { Target = new(0, TimeUnit.WorkingDays) })).ShouldHaveSingleItem().Code.ShouldBe("target-empty");
        Check(With("house.feedback", clock => clock with { HighSeverityFactor = 2m })).ShouldHaveSingleItem().Code.ShouldBe("severity-slows");
        Check(With("house.feedback", clock => clock with { ExtendedTarget = new(2, TimeUnit.WorkingDays) })).ShouldHaveSingleItem().Code.ShouldBe("extension-shortens");
    }

    [Fact]
    public void A_ladder_is_climbed_in_order_reaches_the_due_instant_and_tells_somebody()
    {
        LadderStep due = new("due", 100, null, ["supervisor"]), half = new("half-time", 50, null, ["assignee"]), late = new("late", null, 1, ["head-of-service"]);
        string[] Codes(params LadderStep[] steps) => [.. Check(House with { Ladder = steps }).Select(broken => broken.Code)];

        Codes(half, due, late).ShouldBeEmpty();
        Codes().ShouldBe(["ladder-due"]);
        Codes(half, late).ShouldBe(["ladder-due"]);
        Codes(due, half).ShouldBe(["ladder-order"]);
        Codes(half, half, due).ShouldBe(["ladder-order"]);
        Codes(half with { Tell = [] }, due).ShouldBe(["ladder-tells-nobody"]);
        Codes(half with { WorkingDaysAfterDue = 1 }, due).ShouldBe(["ladder-step"]);
    }

    [Fact]
    public void A_pack_is_refused_in_a_calendar_that_never_opens() =>
        PackInvariants.Check(House, Calendars.A.Calendar("UTC", "{}")).ShouldHaveSingleItem().Code.ShouldBe("calendar-exhausted");
}
