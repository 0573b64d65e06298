using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NpgsqlTypes;
using Recovery.Audit.Sealing;

namespace Recovery.Postgres.Searching;

/// <summary>
/// Words as the search index has them: PostgreSQL parses and stems a text as the language of its case bends it, and what it made of it is kept word by word
/// as a keyed hash. What is asked for goes the same way, so that everything is found that would be without it; only the words cannot be read from the
/// table. What can still be told from it: how many different words a case has, in which order, and which cases share one.
/// </summary>
internal sealed partial class HashedWords(RememberedHashes hash)
{
    /// <summary>The words of a text, as the text of a <c>tsvector</c>.</summary>
    public string Document(NpgsqlTsVector words)
    {
        var written = new StringBuilder();
        foreach (var word in words)
        {
            written.Append('\'').Append(hash.Of(word.Text)).Append('\'');
            for (var at = 0; at < word.Count; at++)
                written.Append(at == 0 ? ':' : ',').Append(word[at].Pos.ToString(CultureInfo.InvariantCulture));
            written.Append(' ');
        }

        return written.ToString();
    }

    /// <summary>What is asked for, as the text of a <c>tsquery</c>: every word in quotes is hashed, and what stands between them stays.</summary>
    public string Question(string asked) => Quoted().Replace(asked, word => $"'{hash.Of(Word(word.ValueSpan[1..^1].ToString()))}'");

    /// <summary>As PostgreSQL writes a word: quotes and backslashes twice.</summary>
    private static string Word(string written) => written.Replace("''", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
