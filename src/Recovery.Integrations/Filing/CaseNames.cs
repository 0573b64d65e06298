namespace Recovery.Integrations.Filing;

/// <summary>What may name a case.</summary>
internal static class CaseNames
{
    private const int Longest = 64;

    /// <summary>True for what can be an id or a reference; anything else is not asked of the database.</summary>
    public static bool MayBe(string name) => name.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
