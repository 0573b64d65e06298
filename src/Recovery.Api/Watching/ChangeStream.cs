using System.Buffers;
using System.Text;
using System.Text.Json;
using Recovery.Api.Asking;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Api.Watching;

/// <summary>Follows the log for one listener until they go away or the host stops.</summary>
internal sealed class ChangeStream(Exchange exchange, ComplaintId? only)
{
    private const int Batch = 500;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50); // many changes in a row are read together

    public async ValueTask Run(long position)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted, exchange.Stopping);
        try
        {
            while (true)
            {
                var entries = await exchange.Ports.Store.ReadLog(position, Batch, ending.Token).ConfigureAwait(false);
                position = entries.Through;
                await Send(entries, ending.Token).ConfigureAwait(false);
                if (entries.Count == Batch)
                    continue;

                await exchange.Ports.Changes.Grown(position, Heartbeat, ending.Token).ConfigureAwait(false);
                await Task.Delay(Breath, exchange.Ports.Time, ending.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // the listener left, or reconnects to another node
        }
        catch (StoreUnavailableException)
        {
            // the stream ends; the listener comes back with the last position it saw
        }
    }

    /// <summary>A round without entries sends the heartbeat, so that a dead connection is noticed.</summary>
    private async ValueTask Send(IReadOnlyList<RecordedEvent> entries, CancellationToken cancellation)
    {
        var wanted = entries.Where(e => only is null || e.Complaint == only).ToList();
        var writer = exchange.Http.Response.BodyWriter;
        foreach (var e in wanted)
        {
            writer.Write(Encoding.UTF8.GetBytes($"id: {e.Position}\ndata: "));
            writer.Write(JsonSerializer.SerializeToUtf8Bytes(Of(e), EventJson.Options));
            writer.Write("\n\n"u8);
        }

        if (wanted.Count == 0)
            writer.Write(": still here\n\n"u8);
        await writer.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static Change Of(RecordedEvent e) =>
        new(e.Position, e.Complaint.Value, (e.Event as ComplaintReceived)?.Reference, e.Version, e.StoredName, e.At);
}
