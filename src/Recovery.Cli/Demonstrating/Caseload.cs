using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;

namespace Recovery.Cli.Demonstrating;

/// <summary>About 120 cases of the last 45 days, the same ones each time: only their dates move with today.</summary>
internal sealed class Caseload(IWorkingCalendar calendar, DateTimeOffset now)
{
    /// <summary>System name under which the demo's cases are known.</summary>
    public const string System = "demo";

    private const int Days = 45;
    private const int Cases = 118;
    private const int Seed = 20_002;

    private static readonly (Channel Channel, int Weight)[] Channels =
        [(Channel.Web, 28), (Channel.Email, 26), (Channel.Phone, 20), (Channel.Letter, 12), (Channel.Verbal, 8), (Channel.Sms, 6)];

    private readonly Random random = new(Seed);
    private readonly Dictionary<string, IReadOnlyList<Matter>> matters = new[] { "fr", "es", "en" }.ToDictionary(language => language, Matter.Of, StringComparer.Ordinal);

    /// <summary>The lives, by when they begin.</summary>
    public IReadOnlyList<Life> Lives()
    {
        var lives = new List<Life>();
        for (var number = 1; number <= Cases; number++)
            lives.Add(One(number, Begins(number)));
        foreach (var first in lives.Where(life => life.Complaint.Channel is Channel.Web or Channel.Email && life.Script == Scripts.Settled).Take(4).ToList())
            lives.Add(Twin(Cases + lives.Count, first));
        return [.. lives.Where(life => life.Start < now).OrderBy(life => life.Start)];
    }

    private Life One(int number, DateTimeOffset start)
    {
        var language = Cast.Pick(["fr", "fr", "fr", "es", "es", "en", "en"], random);
        var channel = Weighted();
        var (first, last) = Cast.Person(language, random);
        var matter = Cast.Pick(matters[language], random).For(language == "en" ? $"{first} {last}" : first, language, calendar.DateOf(start).AddDays(-random.Next(1, 9)), random);
        if (channel is Channel.Verbal or Channel.Phone or Channel.Letter)
            start = calendar.Add(start, TimeSpan.FromMinutes(random.Next(5, 120)), []);
        var agents = Cast.Agents.Where(agent => agent.Language == language).ToList();
        return new Life(number, Complaint(language, channel, first, last, matter, number), matter, Cast.Pick(agents, random), start, Pace(), Script(number, channel), new Random(Seed + number));
    }

    /// <summary>The same person, the same matter, the next day, by telephone: to be merged.</summary>
    private static Life Twin(int number, Life first)
    {
        var again = first.Complaint with { Channel = Channel.Phone, Source = Source(number) };
        return new Life(number, again, first.Matter, first.Agent, first.Policies.Calendar is { } open ? open.NextOpen(first.Start.AddDays(1)) : first.Start.AddHours(20), 0.5, Scripts.MergedInto(first), new Random(Seed + number));
    }

    private NewComplaint Complaint(string language, Channel channel, string first, string last, Matter matter, int number)
    {
        var address = $"{Plain(first)}.{Plain(last)}{random.Next(1, 99)}@example.{language switch { "fr" => "fr", "es" => "es", _ => "org" }}";
        var phone = language switch { "fr" => "+33 6 39 98 ", "es" => "+34 600 00 ", _ => "+44 7700 900" } + random.Next(1000, 9999);
        var size = Cast.Pick(["private", "private", "private", "private", "small-business", "large-account"], random);
        return new NewComplaint(
            channel, language, Personal.Of(matter.Narrative), new Complainant(Subject(), Personal.Of($"{first} {last}"), Personal.Of(address), Personal.Of(phone), size, "consumer"),
            matter.Touchpoint, matter.Product, matter.Severity == Severity.High && random.Next(5) > 1 ? Severity.Normal : matter.Severity, Source: Source(number));
    }

    private static SourceRef Source(int number) => new(System, string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $"case-{number:000}"));

    /// <summary>Most of the time well within the time allowed, sometimes just so, sometimes late.</summary>
    private double Pace() => random.NextDouble() switch { < 0.75 => 0.25 + (0.55 * random.NextDouble()), < 0.88 => 0.85 + (0.14 * random.NextDouble()), _ => 1.1 + (0.6 * random.NextDouble()) };

    /// <summary>More of them lately, so that there is something on every desk; the last ones this very day.</summary>
    private DateTimeOffset Begins(int number)
    {
        var daysAgo = number % 3 == 0 ? random.NextDouble() * 4 : random.NextDouble() * Days;
        var at = now.AddDays(-daysAgo);
        return calendar.IsOpen(at) || random.Next(4) == 0 ? at : calendar.Subtract(at, TimeSpan.FromMinutes(random.Next(1, 400)));
    }

    private Script Script(int number, Channel channel) => (number % 20) switch
    {
        _ when channel is Channel.Verbal || (channel == Channel.Phone && number % 2 == 0) => Scripts.OnTheSpot,
        1 or 11 => Scripts.Broken,
        2       => Scripts.Paused,
        3 or 13 => Scripts.Reopened,
        4       => Scripts.Refused,
        5       => Scripts.Unreached,
        6       => Scripts.Withdrawn,
        7       => Scripts.Unanswered,
        8       => Scripts.Forgotten,
        _       => Scripts.Settled,
    };

    private Channel Weighted()
    {
        var at = random.Next(Channels.Sum(one => one.Weight));
        return Channels.First(one => (at -= one.Weight) < 0).Channel;
    }

    private Guid Subject()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Plain(string name) => string.Concat(name.Normalize(global::System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
}
