using Recovery.Domain.Sla;

namespace Recovery.Policies.Tests.Packs;

/// <summary>What the shipped packs promise, value by value.</summary>
public sealed class ShippedPackTests
{
    [Fact]
    public void Every_shipped_pack_is_published() => Shipped.Catalog.Packs.Select(pack => pack.Ref.ToString()).ShouldBe(
    [
        "es-finance@1", "es-ley10@1", "eu-psd2@1", "fr-acpr@1", "house@1", "imported@1", "uk-fca@1", "uk-fca@2", "uk-ofcom@1", "uk-ofcom@2", "uk-ofgem@1", "us-cfpb@1",
    ]);

    [Fact]
    public void Every_shipped_calendar_is_published() => Shipped.Catalog.Calendars.Select(calendar => calendar.Ref.ToString()).ShouldBe(
        ["always-open@1", "house@1", "house-es@1", "house-fr@1", "house-gb@1", "house-gb-nir@1", "house-gb-sct@1", "house-us@1"]);

    [Theory]
    [InlineData("verbal", "15 WorkingMinutes", "30 WorkingMinutes", "120 WorkingMinutes", "1 WorkingDays")]
    [InlineData("phone", "60 WorkingMinutes", "240 WorkingMinutes", "1 WorkingDays", "3 WorkingDays")]
    [InlineData("sms", "120 WorkingMinutes", "1 WorkingDays", "2 WorkingDays", "5 WorkingDays")]
    [InlineData("web", "120 WorkingMinutes", "1 WorkingDays", "2 WorkingDays", "5 WorkingDays")]
    [InlineData("email", "240 WorkingMinutes", "1 WorkingDays", "2 WorkingDays", "5 WorkingDays")]
    [InlineData("letter", "2 WorkingDays", "5 WorkingDays", "7 WorkingDays", "15 WorkingDays")]
    public void The_house_answers_the_sooner_the_closer_the_channel(string channel, string acknowledge, string reformulate, string promise, string resolve)
    {
        string[] milestones = ["acknowledge", "reformulate", "promise", "resolve"];
        var clocks = milestones.Select(milestone => Shipped.Clock("house", $"house.{milestone}.{channel}")).ToList();
        clocks.Select(clock => $"{clock.Target.Amount} {clock.Target.Unit}").ShouldBe([acknowledge, reformulate, promise, resolve]);
        clocks.ShouldAllBe(clock => clock.HighSeverityFactor == 0.5m && clock.Start == StartAnchor.Received && clock.AppliesTo.Channels!.Count == 1);
    }

    [Theory]
    [InlineData("house", "house.meeting.letter", 3, TimeUnit.WorkingDays, StartAnchor.Received)]
    [InlineData("house", "house.next-response", 1, TimeUnit.WorkingDays, StartAnchor.UnansweredContact)]
    [InlineData("house", "house.feedback", 2, TimeUnit.WorkingDays, StartAnchor.Resolved)]
    [InlineData("house", "house.close", 10, TimeUnit.WorkingDays, StartAnchor.Resolved)]
    [InlineData("uk-fca", "uk-fca.ack", 3, TimeUnit.BusinessDays, StartAnchor.Received)]
    [InlineData("uk-fca", "uk-fca.summary-resolution", 3, TimeUnit.CloseOfBusinessDay, StartAnchor.Received)]
    [InlineData("uk-fca", "uk-fca.final", 8, TimeUnit.Weeks, StartAnchor.Received)]
    [InlineData("uk-fca", "uk-fca.payment", 15, TimeUnit.BusinessDays, StartAnchor.Received, 35)]
    [InlineData("eu-psd2", "eu-psd2.response", 15, TimeUnit.BusinessDays, StartAnchor.Received, 35)]
    [InlineData("fr-acpr", "fr-acpr.ack", 10, TimeUnit.JoursOuvrables, StartAnchor.Sent)]
    [InlineData("fr-acpr", "fr-acpr.response", 2, TimeUnit.Months, StartAnchor.Sent)]
    [InlineData("fr-acpr", "fr-cmf.payment", 15, TimeUnit.JoursOuvrables, StartAnchor.Received, 35)]
    [InlineData("es-ley10", "es-ley10.resolve", 15, TimeUnit.BusinessDays, StartAnchor.Completed)]
    [InlineData("es-ley10", "es-ley10.billing", 5, TimeUnit.CalendarDays, StartAnchor.Completed)]
    [InlineData("es-ley10", "es-ley10.continuity", 2, TimeUnit.ContinuousHours, StartAnchor.Received)]
    [InlineData("es-finance", "es-finance.resolve", 1, TimeUnit.Months, StartAnchor.Completed)]
    [InlineData("es-finance", "es-finance.payment", 15, TimeUnit.BusinessDays, StartAnchor.Completed)]
    [InlineData("us-cfpb", "us-cfpb.response", 15, TimeUnit.CalendarDays, StartAnchor.Received, 60)]
    [InlineData("uk-ofcom", "uk-ofcom.adr", 6, TimeUnit.Weeks, StartAnchor.Received)]
    [InlineData("uk-ofgem", "uk-ofgem.adr", 8, TimeUnit.Weeks, StartAnchor.Received)]
    public void A_clock_runs_as_its_source_says(string pack, string id, int amount, TimeUnit unit, StartAnchor start, int? extended = null)
    {
        var clock = Shipped.Clock(pack, id);
        (clock.Target, clock.Start, clock.ExtendedTarget).ShouldBe((new Target(amount, unit), start, extended is { } longer ? new Target(longer, unit) : null));
    }

    [Fact]
    public void Every_statutory_pack_has_sources_obligations_and_the_house_clocks()
    {
        foreach (var pack in Shipped.Catalog.Packs.Where(pack => pack.Ref.Name is not ("house" or "imported")))
        {
            pack.Includes.ShouldBe(["house@1"], pack.Ref.ToString());
            pack.Clocks.ShouldContain(clock => clock.Id == "house.reformulate.phone");
            pack.Ladder.Count.ShouldBe(4);
            pack.Clocks.Where(clock => clock.Statutory).ShouldNotBeEmpty();
            pack.Clocks.Where(clock => clock.Statutory).ShouldAllBe(clock => clock.Source != null && clock.Obligation!.MustContain.Count > 0);
        }
    }

    [Fact]
    public void Imported_history_has_no_clocks_of_ours_but_a_ladder_for_its_own() =>
        (Shipped.Pack("imported", "0001-01-01").Clocks.Count, Shipped.Pack("imported").Ladder.Count).ShouldBe((0, 4));

    [Fact]
    public void A_case_falls_under_the_version_effective_on_its_day()
    {
        Shipped.Clock("uk-ofcom", "uk-ofcom.adr", "2026-04-07").Target.Amount.ShouldBe(8);
        Shipped.Clock("uk-ofcom", "uk-ofcom.adr", "2026-04-08").Target.Amount.ShouldBe(6);
        Shipped.Pack("uk-fca", "2026-05-31").Conduct.AcknowledgementStatesResponseDate.ShouldBeFalse();
        Shipped.Pack("uk-fca", "2026-06-01").Conduct.AcknowledgementStatesResponseDate.ShouldBeTrue();
        Shipped.Catalog.Find("es-ley10", Calendars.A.Day("2025-12-27")).ShouldBeNull();
    }

    [Fact]
    public void A_letter_received_on_a_Friday_evening_is_due_on_the_days_of_its_law()
    {
        var received = Calendars.A.At("2026-10-23T16:50:00+01:00");
        DateTimeOffset Due(string pack, string id) =>
            Targets.DueAt(Shipped.Clock(pack, id).Target, received, Shipped.Clock(pack, id), [], Shipped.Catalog.FindCalendar(Shipped.Pack(pack).Calendar)!);

        Due("uk-fca", "uk-fca.final").ShouldBe(Calendars.A.At("2026-12-18T23:59:59Z"));
        Due("uk-fca", "uk-fca.summary-resolution").ShouldBe(Calendars.A.At("2026-10-28T17:00:00Z"));
        Due("uk-fca", "uk-fca.payment").ShouldBe(Calendars.A.At("2026-11-13T23:59:59Z"));
        Due("fr-acpr", "fr-acpr.response").ShouldBe(Calendars.A.At("2026-12-23T23:59:59+01:00"));
        Due("fr-acpr", "fr-acpr.ack").ShouldBe(Calendars.A.At("2026-11-04T23:59:59+01:00")); // 1 November is a Sunday
        Due("house", "house.resolve.letter").ShouldBe(Calendars.A.At("2026-11-16T17:30:00+01:00")); // Armistice Day falls out
    }
}
