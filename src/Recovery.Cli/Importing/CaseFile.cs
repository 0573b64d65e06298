namespace Recovery.Cli.Importing;

/// <summary>What one row tells of its case as a whole.</summary>
internal sealed record CaseFacts(
    Domain.Sla.Channel Channel, string ChannelWord, DateTimeOffset Received, DateTimeOffset? Ended, IReadOnlyDictionary<string, DateTimeOffset> Deadlines);

/// <summary>One event of a case as its row tells it.</summary>
internal sealed record EventRow(int Line, string Activity, DateTimeOffset At, string Actor);

/// <summary>A case with all its rows that are sound.</summary>
/// <param name="Defining">Its first row, which says what holds for the whole case.</param>
internal sealed record ImportedCase(string Id, Row Defining, CaseFacts Facts, List<EventRow> Events)
{
    /// <summary>The end of the case; some logs state it only on later rows.</summary>
    public DateTimeOffset? Ended { get; set; } = Facts.Ended;

    /// <summary>Line that told the end.</summary>
    public int EndedLine { get; set; } = Defining.Line;
}
