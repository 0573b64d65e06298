namespace Recovery.Integrations.Mail.Reading;

/// <summary>Identities of messages (RFC 5322, 3.6.4), in brackets or, as some writers have it, without.</summary>
internal static class MessageIds
{
    public static IReadOnlyList<string> Read(string? raw, int most, Reading? reading = null)
    {
        List<string> found = [];
        raw ??= string.Empty;
        var open = raw.IndexOf('<', StringComparison.Ordinal);
        if (open < 0)
        {
            // "Your message of Friday": words are no identities, unless there is but one.
            var words = raw.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            found.AddRange(words.Length == 1 ? words : words.Where(word => word.Contains('@', StringComparison.Ordinal)));
        }

        while (open >= 0)
        {
            var next = raw.IndexOf('<', open + 1);
            var close = raw.IndexOf('>', open + 1);
            var end = close >= 0 && (next < 0 || close < next) ? close : next >= 0 ? next : raw.Length;
            found.Add(string.Concat(raw[(open + 1)..end].Where(one => !char.IsWhiteSpace(one)))); // folded within by some
            if (found.Count > most || end >= raw.Length)
                break;
            open = raw.IndexOf('<', end);
        }

        found.RemoveAll(one => one.Length == 0);
        if (found.Count > most)
            reading?.Note(Defect.ListTooLong);
        return [.. found.Take(most).Select(Clean.Line)];
    }
}
