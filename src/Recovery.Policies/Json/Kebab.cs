using System.Text.Json;

namespace Recovery.Policies.Json;

/// <summary>The words of an enum as files write them: <c>WorkingDays</c> is <c>working-days</c>.</summary>
internal static class Kebab
{
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Word);

    public static T? Parse<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == word)
                return value;
        }

        return null;
    }
}
