using System.Globalization;
using System.Text.Json;
using Recovery.Domain;

namespace Recovery.Policies.Json;

/// <summary>
/// A place in a JSON file under strict reading: what is missing, of the wrong type or unknown is noted with its path, and reading goes on,
/// so that a person sees all errors of a file at once.
/// </summary>
internal sealed class JsonPlace(JsonElement element, string path, List<FileError> errors)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    public JsonValueKind Kind => element.ValueKind;

    /// <summary>Reads a whole file with <paramref name="read"/>; its value only counts where nothing was found wrong.</summary>
    public static FileResult<T> Read<T>(string json, Func<JsonPlace, T?> read)
        where T : class
    {
        List<FileError> errors = [];
        T? value = null;
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = new JsonPlace(document.RootElement, "", errors);
            if (root.IsObject())
                value = read(root);
        }
        catch (JsonException invalid)
        {
            errors.Add(new("", $"is not valid JSON: {invalid.Message}"));
        }

        return errors.Count == 0 ? new(value, []) : new(null, errors);
    }

    public void Wrong(string message) => errors.Add(new(Path, message));

    public bool IsObject()
    {
        if (Kind != JsonValueKind.Object)
            Wrong("must be an object");
        return Kind == JsonValueKind.Object;
    }

    /// <summary>A member, or null where it is absent or null.</summary>
    public JsonPlace? Member(string name)
    {
        _read.Add(name);
        return Kind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new(value, Path.Length == 0 ? name : $"{Path}.{name}", errors)
            : null;
    }

    public JsonPlace? Required(string name)
    {
        var member = Member(name);
        if (member is null && Kind == JsonValueKind.Object)
            Wrong($"lacks \"{name}\"");
        return member;
    }

    /// <summary>The members of an object used as a dictionary.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        if (!IsObject())
            yield break;
        foreach (var member in element.EnumerateObject())
            yield return (member.Name, new(member.Value, $"{Path}.{member.Name}", errors));
    }

    public IEnumerable<JsonPlace> Items()
    {
        if (Kind != JsonValueKind.Array)
        {
            Wrong("must be a list");
            yield break;
        }

        var i = 0;
        foreach (var item in element.EnumerateArray())
            yield return new(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{i++}]"), errors);
    }

    /// <summary>Notes every member that was not asked for; <paramref name="why"/> may say more than "unknown" about one.</summary>
    public void RefuseUnknown(Func<string, string?>? why = null)
    {
        if (Kind != JsonValueKind.Object)
            return;

        foreach (var member in element.EnumerateObject())
        {
            if (!_read.Contains(member.Name))
                errors.Add(new(Path.Length == 0 ? member.Name : $"{Path}.{member.Name}",
                    why?.Invoke(member.Name) ?? $"is not a known member; known are {string.Join(", ", _read.Order(StringComparer.Ordinal))}"));
        }
    }

    /// <summary>A string that is not blank.</summary>
    public string? Text()
    {
        if (TextOrNull() is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Wrong("must be a text that is not empty");
        return null;
    }

    public string? TextOrNull() => Kind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>A list of texts; those that are none are noted and left out.</summary>
    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text()).OfType<string>()];

    public int? Integer(int least, int most)
    {
        if (Kind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Wrong(string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));
        return null;
    }

    public decimal? Number(decimal least, decimal most)
    {
        if (Kind == JsonValueKind.Number && element.TryGetDecimal(out var number) && number >= least && number <= most)
            return number;
        Wrong(string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return null;
    }

    public bool? Flag()
    {
        if (Kind is JsonValueKind.True or JsonValueKind.False)
            return Kind == JsonValueKind.True;
        Wrong("must be true or false");
        return null;
    }

    public DateOnly? Date()
    {
        if (Kind == JsonValueKind.String && ParseDate(element.GetString()!) is { } date)
            return date;
        Wrong($"must be a date such as \"2026-12-25\"; {element.GetRawText()} is none");
        return null;
    }

    /// <summary>One of the words of an enum, in kebab case.</summary>
    public T? Word<T>()
        where T : struct, Enum
    {
        if (Words.TryRead<T>(TextOrNull(), out var word))
            return word;
        Wrong($"must be one of {string.Join(", ", Words.All<T>())}");
        return null;
    }

    public static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
