using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;

namespace Recovery.Bench;

/// <summary>The shipped policies with one pack more: whatever was received must be acknowledged within an hour by the clock on the wall, so that a bench may say when deadlines fall.</summary>
internal sealed class BenchPolicies(IPolicyCatalog shipped) : IPolicyCatalog
{
    /// <summary>Name of that pack.</summary>
    public const string Name = "bench";

    private readonly Pack pack = OneHour(shipped.Find("house", DateOnly.MaxValue) ?? throw new BenchException("there is no pack house"));

    public IReadOnlyList<Pack> Packs => [.. shipped.Packs, pack];

    public IReadOnlyList<IWorkingCalendar> Calendars => shipped.Calendars;

    public Pack? Find(string name, DateOnly on) => name == Name ? pack : shipped.Find(name, on);

    public Pack Pack(PolicyRef pinned) => pinned == pack.Ref ? pack : shipped.Pack(pinned);

    public IWorkingCalendar Calendar(PolicyRef pinned) => shipped.Calendar(pinned);

    public IWorkingCalendar? FindCalendar(string name) => shipped.FindCalendar(name);

    private static Pack OneHour(Pack house) => house with
    {
        Ref = new PolicyRef(Name, 1),
        Calendar = "always-open",
        Ladder = [.. house.Ladder.Where(step => step.PercentOfTime is null or 100)],
        Clocks =
        [
            house.Clocks.First(rule => rule.Milestone == "acknowledge") with
            {
                Id = "bench.acknowledge",
                Target = new Target(1, TimeUnit.ContinuousHours),
                AppliesTo = AppliesTo.Everything,
            },
        ],
    };
}
