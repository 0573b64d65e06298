using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;

namespace Recovery.Cli.Demonstrating;

/// <summary>One case of the demo as it is lived: who and what, how quickly it is handled, and where it stands.</summary>
internal sealed class Life(int number, NewComplaint complaint, Matter matter, DemoAgent agent, DateTimeOffset start, double pace, Script script, Random random)
{
    public int Number { get; } = number;

    public NewComplaint Complaint { get; } = complaint;

    public Matter Matter { get; } = matter;

    public DemoAgent Agent { get; } = agent;

    public DateTimeOffset Start { get; } = start;

    /// <summary>Share of the time allowed that is taken; above 1 it is late.</summary>
    public double Pace { get; } = pace;

    public Script Script { get; } = script;

    public Random Random { get; } = random;

    /// <summary>Where it stands; null before it was received.</summary>
    public CaseSnapshot? Case { get; set; }

    /// <summary>The policies pinned to it.</summary>
    public (Pack Pack, IWorkingCalendar Calendar) Policies { get; set; }

    /// <summary>When its state is to be asked next.</summary>
    public DateTimeOffset? NextAsk { get; set; }

    /// <summary>Now, in the story.</summary>
    public DateTimeOffset Now { get; set; }

    public ComplaintId Id => Case!.Id;

    public Complaint State => Case!.State;

    /// <summary>After so many working minutes, at least and at most.</summary>
    public DateTimeOffset Soon(int least, int most) => Policies.Calendar.Add(Now, TimeSpan.FromMinutes(Random.Next(least, most)), []);

    /// <summary>At a share of the time that a milestone still owed allows; past due for a share above 1.</summary>
    public DateTimeOffset Towards(string milestone, double share)
    {
        var clock = Case!.Clocks.Where(clock => clock.IsOwed && clock.Milestone == milestone && clock.DueAt is not null).MinBy(clock => clock.DueAt);
        if (clock is not { DueAt: { } due })
            return Soon(20, 240);
        var at = share <= 1
            ? Targets.Share(clock.StartedAt, due, (decimal)share, clock.Pauses, Policies.Calendar)
            : Policies.Calendar.Add(due, TimeSpan.FromMinutes(Policies.Calendar.Between(clock.StartedAt, due, []).TotalMinutes * (share - 1)), []);
        return at > Now ? at : Soon(5, 60);
    }

    /// <summary>A working day for a promise: a day or more ahead, and not past the day by which the whole must be answered, where that still lies ahead.</summary>
    public DateOnly PromiseDay()
    {
        var calendar = Policies.Calendar;
        var today = calendar.DateOf(Now);
        var final = Case!.Clocks.Where(clock => clock.IsOwed && Deadlines.IsFinal(clock)).Min(clock => clock.DueAt) is { } due ? calendar.DateOf(due) : today.AddDays(14);
        var days = Enumerable.Range(1, 8).Select(today.AddDays).Where(day => calendar.IsWorkingDay(day) && day <= final).Take(3).ToList();
        if (days.Count > 0)
            return days[Random.Next(Math.Max(1, days.Count - 1))]; // the last day of all is left for settling
        return calendar.IsWorkingDay(today) && today <= final ? today : Enumerable.Range(1, 14).Select(today.AddDays).First(calendar.IsWorkingDay);
    }

    /// <summary>A share of the time from now until the close of a day.</summary>
    public DateTimeOffset Before(DateOnly day, double share)
    {
        var close = Policies.Calendar.CloseOf(day);
        return close > Now ? Targets.Share(Now, close, (decimal)share, [], Policies.Calendar) : Soon(5, 30);
    }

    public bool Chance(double probability) => Random.NextDouble() < probability;
}
