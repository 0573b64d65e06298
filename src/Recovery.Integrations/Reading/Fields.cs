using System.Text;

namespace Recovery.Integrations.Reading;

/// <summary>One part of a form: a field, or a file where it has a file name.</summary>
/// <param name="MediaType">As sent, for example <c>text/plain; charset=utf-8</c>; null where not said.</param>
public sealed record Field(string Name, ReadOnlyMemory<byte> Content, string? FileName = null, string? MediaType = null)
{
    /// <summary>Its content as UTF-8; what is no UTF-8 becomes U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);
}

/// <summary>The fields of a form in the order sent, by their bytes: their charset is the sender's business and may be said in another field.</summary>
public sealed record Fields(IReadOnlyList<Field> All)
{
    /// <summary>Fields of texts, for a caller that has read the form itself.</summary>
    public static Fields Of(IEnumerable<KeyValuePair<string, string>> texts) =>
        new([.. texts.Select(text => new Field(text.Key, Encoding.UTF8.GetBytes(text.Value)))]);

    /// <summary>The first field of the name that is no file; null where there is none. Names are case-sensitive.</summary>
    public Field? Find(string name) => All.FirstOrDefault(field => field.FileName is null && field.Name == name);

    /// <summary>The text of that field; null where there is none.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>The text of that field; null where there is none or it is blank.</summary>
    public string? Said(string name) => Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
