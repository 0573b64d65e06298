using Recovery.Engine.Storing;

namespace Recovery.Web.Commanding;

/// <summary>Names events for people.</summary>
internal static class Told
{
    /// <summary>The stored name without its version, as the word lists know it: <c>complaint-received</c>.</summary>
    public static string Name(RecordedEvent e) => Name(e.StoredName);

    /// <summary>The same of a stored name.</summary>
    public static string Name(string storedName) => storedName.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? storedName[..dot] : storedName;
}
