using System.Globalization;
using System.Text;
using System.Text.Json;
using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>
/// One expected result of another product's test suite. The cases are not part of this repository: they are looked for in the directory that
/// <c>RECOVERY_SHARED_DATA</c> names, else in <c>../shared/data</c> beside the repository.
/// </summary>
public sealed class PeerCase(IReadOnlyDictionary<string, string> row)
{
    private const string File = "calendar_cases.csv";

    public string this[string column] => row[column];

    public DateTimeOffset Start => A.At(row["start_instant"]);

    public TimeSpan Target => TimeSpan.FromMinutes(double.Parse(row["target_minutes"], CultureInfo.InvariantCulture));

    public static string? Path { get; } = Find();

    /// <summary>All cases; none where the file is absent.</summary>
    public static IReadOnlyList<PeerCase> All { get; } = Path is null ? [] : Read(System.IO.File.ReadAllText(Path));

    /// <summary>The calendar of the case: a break within a day becomes an opening of that date with the break cut out.</summary>
    public WorkingCalendar Calendar()
    {
        Dictionary<string, JsonElement> Parse(string column) =>
            row[column].Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(row[column])!;
        static List<(string From, string To)> Hours(JsonElement list) => [.. list.EnumerateArray().Select(hours => (hours[0].GetString()!, hours[1].GetString()!))];

        var weekly = Parse("weekly");
        var openings = Parse("date_shifts").ToDictionary(shift => shift.Key, shift => Hours(shift.Value));
        var holidays = row["holidays"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (date, breaks) in Parse("date_breaks"))
        {
            var weekday = A.Day(date).DayOfWeek.ToString()[..3].ToLowerInvariant();
            var hours = openings.TryGetValue(date, out var shift) ? shift : weekly.TryGetValue(weekday, out var usual) ? Hours(usual) : [];
            openings[date] = Hours(breaks).Aggregate(hours, (left, rest) => [.. left.SelectMany(open => Without(open, rest))]);
        }

        return A.Calendar(row["timezone"], row["weekly"], holidays,
            JsonSerializer.Serialize(openings.ToDictionary(day => day.Key, day => day.Value.Select(hours => new[] { hours.From, hours.To }))));
    }

    public IReadOnlyList<Pause> Pauses() =>
        row["pauses"].Length == 0
            ? []
            : [.. JsonDocument.Parse(row["pauses"]).RootElement.EnumerateArray().Select(pause =>
                new Pause(A.At(pause.GetProperty("from_utc").GetString()!), A.At(pause.GetProperty("to_utc").GetString()!), "pending"))];

    public override string ToString() => $"{row["id"]} {row["kind"]} {row["name"]}";

    private static IEnumerable<(string From, string To)> Without((string From, string To) open, (string From, string To) rest)
    {
        static string Min(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a : b;
        static string Max(string a, string b) => string.CompareOrdinal(a, b) >= 0 ? a : b;
        (string From, string To)[] parts = [(open.From, Min(open.To, rest.From)), (Max(open.From, rest.To), open.To)];
        return parts.Where(part => string.CompareOrdinal(part.From, part.To) < 0);
    }

    private static string? Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !System.IO.File.Exists(System.IO.Path.Combine(directory.FullName, "Recovery.sln")))
            directory = directory.Parent;

        string?[] candidates = [Environment.GetEnvironmentVariable("RECOVERY_SHARED_DATA"), directory is null ? null : System.IO.Path.Combine(directory.FullName, "../shared/data")];
        return candidates.OfType<string>().Select(folder => System.IO.Path.Combine(folder, File)).FirstOrDefault(System.IO.File.Exists);
    }

    private static List<PeerCase> Read(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fields).ToList();
        return [.. lines.Skip(1).Select(fields => new PeerCase(lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second)))];
    }

    private static List<string> Fields(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                fields.Add(Flush());
            else if (line[i] != '\r')
                field.Append(line[i]);
        }

        fields.Add(Flush());
        return fields;

        string Flush()
        {
            var text = field.ToString();
            field.Clear();
            return text;
        }
    }
}
