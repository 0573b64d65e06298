using System.Text.Json;

namespace Recovery.Integrations.Reading;

/// <summary>JSON of strangers: bounded in size and depth, no member twice, every text a real text. What it lets through cannot throw later.</summary>
public static class BoundedJson
{
    /// <summary>Levels a document may nest.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The root of the document. <c>body-empty</c>, <c>body-too-large</c> or <c>not-json</c> where it is none.</summary>
    /// <param name="maxBytes">The largest body that is looked at.</param>
    public static Reading<JsonRoot> Read(ReadOnlyMemory<byte> body, int maxBytes)
    {
        if (body.IsEmpty)
            return new Fault(Faults.Empty);
        if (body.Length > maxBytes)
            return new Fault(Faults.TooLarge, $"at most {maxBytes} bytes");
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];

        try
        {
            using var document = JsonDocument.Parse(body, Options);
            var root = document.RootElement.Clone(); // the bytes belong to the caller
            CheckTexts(root);
            return new JsonRoot(root);
        }
        catch (JsonException notJson)
        {
            return new Fault(Faults.NotJson, $"line {(notJson.LineNumber ?? 0) + 1}");
        }
        catch (InvalidOperationException) // a lone surrogate, escaped: valid JSON, and no text
        {
            return new Fault(Faults.NotJson, "a text is not Unicode");
        }
    }

    private static void CheckTexts(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
            _ = element.GetString();
        else if (element.ValueKind is JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                CheckTexts(item);
        else if (element.ValueKind is JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                CheckTexts(member.Value);
            }
    }
}

/// <summary>A document that was read.</summary>
public sealed record JsonRoot(JsonElement Element);

/// <summary>Reading members without ever throwing: a member of another kind is as good as absent.</summary>
public static class JsonMembers
{
    /// <summary>The member of an object; null where there is none, or no object.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The text of a member; null where it is none.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name).AsText();

    /// <summary>The text itself; null where it is none.</summary>
    public static string? AsText(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The items of a member that is an array; none otherwise.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of a member that is an array; others are passed over.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Select(item => ((JsonElement?)item).AsText()).OfType<string>();
}
