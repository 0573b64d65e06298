using System.Text.Json;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;

namespace Recovery.Audit.Bundling;

/// <summary>Goes through the lines between the first and the last of a bundle.</summary>
internal abstract class BundleReading(Checkpoint head)
{
    private readonly HashSet<Change> said = [];
    private bool ended;

    /// <summary>The checkpoint that everything is proven against.</summary>
    public Checkpoint Head { get; } = head;

    /// <summary>Lines that stand for an event.</summary>
    public long Events { get; private set; }

    /// <summary>What does not fit.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The next line.</summary>
    public void Take(byte[] line, int number)
    {
        if (IsOther(line))
        {
            TakeOther(line, number);
            return;
        }

        Events++;
        TakeEvent(line, number);
    }

    /// <summary>There are no more.</summary>
    public void End()
    {
        if (ended)
            return;
        ended = true;
        Finish();
    }

    /// <summary>Says something, each kind once: the first of it.</summary>
    protected void Say(Change change, long? position, string words)
    {
        if (said.Add(change))
            Findings.Add(new Finding(change, position, words));
    }

    /// <summary>A line that begins as one of these stands for no event.</summary>
    protected abstract bool IsOther(ReadOnlySpan<byte> line);

    protected abstract void TakeOther(byte[] line, int number);

    protected abstract void TakeEvent(byte[] line, int number);

    protected abstract void Finish();

    /// <summary>What an event says of itself; nulls where it cannot be read.</summary>
    protected static (long? Position, string? Stream, long? Version) Claimed(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var of = document.RootElement;
            return (of.GetProperty("position").GetInt64(), of.GetProperty("stream").GetString(), of.GetProperty("version").GetInt64());
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return (null, null, null);
        }
    }
}
