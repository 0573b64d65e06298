using Recovery.Domain;

namespace Recovery.Integrations.Mail.Recognising;

/// <summary>Which language a person wrote in, of those we answer in. Honest rather than clever: a wrong language is worse than the agent choosing one.</summary>
public static class LanguageRecognition
{
    private const int MaxLength = 20_000; // characters read; a language shows long before
    private const int MinWords = 4;
    private const int MinHits = 3;
    private const double MinShare = 0.2;   // of the words are small words, in any sentence of these languages
    private const double MinLead = 1.25;   // over a related language: Spanish and Portuguese share half their small words
    private const double MinLeadMixed = 2; // between English and the others, where a second language means a second text
    private const double LetterWeight = 0.5;

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["fr"] = "èêëçœùûîïôâà", ["es"] = "ñ¿¡óáíú", ["de"] = "ßäöü", ["pt"] = "ãõçáâê", ["it"] = "òìàèù", ["ca"] = "·ïòàèç", ["en"] = "", ["nl"] = "ëï",
    };

    /// <summary><c>fr</c>, <c>es</c> or <c>en</c>; null where the text is too short, mixed, in another language, or it is not sure.</summary>
    public static string? Of(Personal text)
    {
        var words = Words(text.Reveal());
        if (words.Count < MinWords)
            return null;

        var scores = StopWords.Of.Select(language => (Language: language.Key, Hits: words.Count(language.Value.Contains), Score: Score(language.Key, words)))
            .OrderByDescending(score => score.Score).ToList();
        var (best, second) = (scores[0], scores[1]);
        var lead = best.Language == "en" != (second.Language == "en") ? MinLeadMixed : MinLead;
        var sure = best.Hits >= MinHits && best.Hits >= MinShare * words.Count && best.Score >= lead * second.Score;
        return sure && best.Language is ("fr" or "es" or "en") ? best.Language : null;
    }

    private static double Score(string language, List<string> words) =>
        words.Sum(word => StopWords.Weight(language, word)) + (LetterWeight * words.Count(word => word.AsSpan().ContainsAny(Letters[language])));

    private static List<string> Words(string text)
    {
        List<string> words = [];
        var end = Math.Min(text.Length, MaxLength);
        for (int at = 0, start = 0; at <= end; at++)
        {
            if (at < end && (char.IsLetter(text[at]) || text[at] == '·' || text[at] == '¿' || text[at] == '¡'))
                continue;
            if (at > start)
                words.Add(text[start..at].ToLowerInvariant());
            start = at + 1;
        }

        return words;
    }
}
