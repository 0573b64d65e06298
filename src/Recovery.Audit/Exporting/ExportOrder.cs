using System.Globalization;
using Recovery.Domain;

namespace Recovery.Audit.Exporting;

/// <summary>
/// What is to be taken away. Formats of single events take the events recorded in the span of time, formats of cases the whole cases received
/// in it: a case cut in two is another process.
/// </summary>
/// <param name="Format">One of <see cref="ExportFormats.Names"/>.</param>
/// <param name="UpTo">A settled position: what is written later is in no part of the export.</param>
public sealed record ExportOrder(string Format, long UpTo)
{
    /// <summary>Only what lies after this position: events, or cases that began after it.</summary>
    public long After { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only these cases; empty for all.</summary>
    public IReadOnlyList<ComplaintId> Complaints { get; init; } = [];

    /// <summary>True where an instant lies in the span of time.</summary>
    internal bool Spans(DateTimeOffset at) => !(at < From) && !(at >= To);

    /// <summary>The order in one line, without its end: an export is gone on with by the same order only.</summary>
    internal string Line(bool text, bool names) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Format} after={After} from={Moment(From)} to={Moment(To)} text={text} names={names} complaints={string.Join(',', Complaints.Select(one => one.ToString()).Order(StringComparer.Ordinal))}");

    private static string Moment(DateTimeOffset? at) => at is { } instant ? Instants.Text(instant) : "-";
}
