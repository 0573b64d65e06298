using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Recovery.Web.Worklist;

/// <summary>A query string that came by another way than the address.</summary>
internal static class QueryStrings
{
    private const int Longest = 2_000;

    /// <summary>Reads it; nothing of one that is longer than any of ours.</summary>
    public static IQueryCollection Read(string text) => text.Length <= Longest ? new QueryCollection(QueryHelpers.ParseQuery(text)) : QueryCollection.Empty;

    /// <summary>No control characters, and no half of a character: what a database takes.</summary>
    public static bool IsWellFormed(string value) => value.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune));
}
