using System.Globalization;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Dates as mail has them: RFC 5322, 3.3 and its obsolete forms, that of <c>asctime</c>, ISO 8601, and near misses of each.</summary>
internal static class MailDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ut"] = 0, ["utc"] = 0, ["gmt"] = 0, ["z"] = 0, ["wet"] = 0, ["est"] = -300, ["edt"] = -240, ["cst"] = -360, ["cdt"] = -300, ["mst"] = -420, ["mdt"] = -360,
        ["pst"] = -480, ["pdt"] = -420, ["akst"] = -540, ["akdt"] = -480, ["hst"] = -600, ["bst"] = 60, ["cet"] = 60, ["met"] = 60, ["mez"] = 60, ["west"] = 60, ["cest"] = 120, ["mest"] = 120,
        ["mesz"] = 120, ["eet"] = 120, ["eest"] = 180, ["msk"] = 180, ["sgt"] = 480, ["hkt"] = 480, ["jst"] = 540, ["kst"] = 540, ["aest"] = 600, ["aedt"] = 660, ["nzst"] = 720, ["nzdt"] = 780,
    };

    /// <summary>The instant with the sender's offset; null where the text is no date.</summary>
    public static DateTimeOffset? Read(string? raw, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        var date = raw.Length <= 200 ? Parse(raw, reading) : null;
        if (date is null)
            reading.Note(Defect.DateBroken);
        return date;
    }

    private static DateTimeOffset? Parse(string raw, Reading reading)
    {
        var iso = raw.Trim();
        if (iso.Length >= 10 && iso[4] == '-' && char.IsAsciiDigit(iso[0]) && DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var written))
            return written;

        int? day = null, month = null, year = null, offset = null;
        TimeSpan? time = null;
        foreach (var token in Tokens(raw))
        {
            if (time is null && token.Contains(':', StringComparison.Ordinal) && Time(token, out var rest) is { } clock)
                (time, offset) = (clock, rest.Length > 0 ? Offset(rest) ?? offset : offset);
            else if (month is null && Array.FindIndex(Months, one => token.StartsWith(one, StringComparison.OrdinalIgnoreCase)) is >= 0 and var named && token.All(char.IsLetter))
                month = named + 1;
            else if (token.All(char.IsAsciiDigit) && token.Length <= 4 && int.Parse(token, CultureInfo.InvariantCulture) is var number && (year is null || day is null))
                _ = day is null && token.Length <= 2 ? day = number : year ??= token.Length < 4 ? Century(number) : number;
            else if (time is { Hours: var hour } && token.ToLowerInvariant() is "am" or "pm" && hour <= 12)
                time += TimeSpan.FromHours((token[0] is 'p' or 'P' ? 12 : 0) - (hour == 12 ? 12 : 0));
            else if (offset is null)
                offset = Offset(token);
        }

        if (day is null || month is null || year is null or < 1 or > 9999 || day > DateTime.DaysInMonth(year.Value, month.Value) || day < 1)
            return null;
        if (offset is null)
            reading.Note(Defect.DateWithoutZone);
        var local = new DateTime(year.Value, month.Value, day.Value, 0, 0, 0, DateTimeKind.Unspecified) + (time ?? TimeSpan.Zero);
        var shift = TimeSpan.FromMinutes(offset ?? 0);
        return (local - DateTime.MinValue) > shift && (DateTime.MaxValue - local) > -shift ? new DateTimeOffset(local, shift) : null;
    }

    /// <summary>Words without comments; <c>4-May-2001</c> and <c>4.May.2001</c> are three.</summary>
    private static IEnumerable<string> Tokens(string raw)
    {
        List<char> text = [];
        var comment = 0;
        foreach (var one in raw)
        {
            comment += one == '(' ? 1 : one == ')' && comment > 0 ? -1 : 0;
            text.Add(comment > 0 || one is ')' or ',' or '"' or ';' ? ' ' : one);
        }

        foreach (var word in new string([.. text]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var inside = word.IndexOfAny(['-', '/', '.'], 1);
            var dated = inside > 0 && inside <= 2 && char.IsAsciiDigit(word[0]) && word.Any(char.IsLetter) && !word.Contains(':', StringComparison.Ordinal);
            foreach (var part in dated ? word.Split(['-', '/', '.'], StringSplitOptions.RemoveEmptyEntries) : [Clock(word)])
                yield return part;
        }
    }

    // "14.05.44" is a time of day.
    private static string Clock(string word) =>
        word.Split('.') is { Length: 3 } parts && parts.All(part => part.Length is 1 or 2 && part.All(char.IsAsciiDigit)) ? word.Replace('.', ':') : word;

    private static TimeSpan? Time(string token, out string rest)
    {
        var end = 0;
        while (end < token.Length && (char.IsAsciiDigit(token[end]) || token[end] is ':' or '.'))
            end++;
        rest = token[end..];
        var parts = token[..end].Split(':');
        if (parts.Length is < 2 or > 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var hour) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minute) || hour > 24 || minute > 59)
            return null;
        var second = parts.Length == 3 && int.TryParse(parts[2].Split('.')[0], CultureInfo.InvariantCulture, out var given) ? Math.Min(given, 59) : 0; // a leap second is its eve
        return new TimeSpan(hour % 24, minute, second);
    }

    /// <summary>Minutes east of Greenwich; letters of the military are unknown zones, that is UTC (RFC 5322, 4.3).</summary>
    private static int? Offset(string token)
    {
        if (Zones.TryGetValue(token, out var named))
            return named;
        var sign = token.IndexOfAny(['+', '-']);
        if (sign >= 0 && (sign == 0 || token[..sign].ToLowerInvariant() is "gmt" or "utc" or "ut" or "z"))
        {
            var digits = token[(sign + 1)..].Replace(":", string.Empty, StringComparison.Ordinal);
            if (digits.Length is < 1 or > 4 || !digits.All(char.IsAsciiDigit))
                return null;
            var number = int.Parse(digits, CultureInfo.InvariantCulture);
            var minutes = digits.Length <= 2 ? number * 60 : (number / 100 * 60) + (number % 100);
            return minutes > 14 * 60 ? 0 : token[sign] == '-' ? -minutes : minutes;
        }

        return token.Length == 1 && char.IsAsciiLetter(token[0]) ? 0 : null;
    }

    private static int Century(int year) => year < 50 ? 2000 + year : 1900 + year; // RFC 5322, 4.3; three digits count from 1900
}
