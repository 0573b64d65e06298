using System.CommandLine;
using System.Globalization;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Exporting;

/// <summary>Options that take a day, which begins at midnight UTC, or an instant.</summary>
internal static class Days
{
    /// <summary>Such an option, which may be left out.</summary>
    public static Option<DateTimeOffset?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : string.Empty;
            if (Instants.TryRead(text, out var instant))
                return instant;
            if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
                return instant;
            result.AddError($"\"{text}\" is neither a day, such as 2026-11-20, nor an instant, such as 2026-11-20T09:30:00Z");
            return null;
        },
    };
}
