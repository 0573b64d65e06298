using System.Globalization;

namespace Recovery.Audit.Notarising;

/// <summary>
/// The head of the log at an instant, the text that the notary signs (C2SP tlog-checkpoint): origin, number of leaves, root in base64; then two lines of ours,
/// <c>time …</c> and <c>position …</c>.
/// </summary>
/// <param name="Origin">The name of the log, the same for ever, e.g. <c>recovery/0193b5d2-…</c>.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="At">When it was signed, UTC, to the microsecond.</param>
/// <param name="LastPosition">Position of the last event in the tree; 0 for none.</param>
public sealed record Checkpoint(string Origin, long Size, MerkleHash Root, DateTimeOffset At, long LastPosition)
{
    private const string TimeLine = "time ";
    private const string PositionLine = "position ";

    /// <summary>Reads the text of a checkpoint.</summary>
    /// <exception cref="NoteException">It is not of that form.</exception>
    public static Checkpoint Parse(string text)
    {
        if (text.Split('\n') is not [{ Length: > 0 } origin, var size, var root, var time, var position, ""]
            || !TryNumber(size, out var leaves) || !MerkleHash.TryParse(root, out var hash)
            || !time.StartsWith(TimeLine, StringComparison.Ordinal) || !LeafBytes.TryReadInstant(time[TimeLine.Length..], out var at)
            || !position.StartsWith(PositionLine, StringComparison.Ordinal) || !TryNumber(position[PositionLine.Length..], out var last))
        {
            throw new NoteException("the text of the note is no checkpoint of this kind of log.");
        }

        return new Checkpoint(origin, leaves, hash, at, last);
    }

    /// <summary>The text that is signed.</summary>
    public string Text() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n{TimeLine}{LeafBytes.Text(At)}\n{PositionLine}{LastPosition}\n");

    /// <summary>Digits without a sign or a needless zero.</summary>
    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number.ToString(CultureInfo.InvariantCulture) == text;
}
