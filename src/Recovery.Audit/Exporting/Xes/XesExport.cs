using System.Buffers;
using Recovery.Audit.Exporting.Disclosing;

namespace Recovery.Audit.Exporting.Xes;

/// <summary>A trace a case, for process mining on cases (IEEE 1849): cases in the order they began, each with its events as they were recorded.</summary>
internal sealed class XesExport(ExportSource source, Disclosure disclosure) : IExport
{
    private const int Traces = 1;

    private readonly XesTraces traces = new(disclosure);

    /// <inheritdoc/>
    public async ValueTask<Place> Next(Place place, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        if (place == Place.Begin)
        {
            output.Write(XesFrame.Head);
            return place.On(Traces, source.Order.After);
        }

        var cases = await source.Cases(place.Cursor, cancellation).ConfigureAwait(false);
        if (cases.Count == 0)
        {
            output.Write(XesFrame.Foot);
            return place.End();
        }

        traces.Write(cases, output);
        return place with { Cursor = cases[^1].Began, Cases = place.Cases + cases.Count, Events = place.Events + cases.Sum(one => one.Events.Count) };
    }
}
