using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>
/// OCEL 2.0 as JSON. Objects and events stand in two lists of the document, so that the log is read twice: once for either. An element is a line.
/// </summary>
internal sealed class OcelJsonExport : IExport
{
    private const int Objects = 1;
    private const int Events = 2;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ExportSource source;
    private readonly OcelTypes types;
    private readonly OcelCases cases;
    private SharedObjects shared = new();
    private Place reached = Place.Begin;

    public OcelJsonExport(ExportSource source, Disclosure disclosure)
    {
        this.source = source;
        types = new OcelTypes(disclosure);
        cases = new OcelCases(types, disclosure);
    }

    /// <inheritdoc/>
    public async ValueTask<Place> Next(Place place, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        if (place == Place.Begin)
            Head(output);
        if (place == Place.Begin)
            return reached = place.On(Objects, source.Order.After);
        if (place.Section == Objects && place != reached)
            await SeeAgain(place.Cursor, cancellation).ConfigureAwait(false);

        var page = await source.Cases(place.Cursor, cancellation).ConfigureAwait(false);
        if (page.Count == 0)
        {
            output.Write(place.Section == Objects ? "\n],\n\"events\":["u8 : "\n]}\n"u8);
            return reached = place.Section == Objects ? place.On(Events, source.Order.After) : place.End();
        }

        var held = await source.Holding(OcelCases.Named(page), cancellation).ConfigureAwait(false);
        var told = page.Select(one => cases.Of(one, held)).ToList();
        using var writer = new Utf8JsonWriter(output, Readable);
        place = place with { Cursor = page[^1].Began, Written = place.Written + (place.Section == Objects ? WriteObjects(told, place, writer, output) : WriteEvents(told, place, writer, output)) };
        return reached = place.Section == Objects ? place : place with { Cases = place.Cases + page.Count, Events = place.Events + page.Sum(one => one.Events.Count) };
    }

    /// <inheritdoc/>
    public void Dispose() => shared.Dispose();

    private void Head(IBufferWriter<byte> output)
    {
        output.Write("{\"eventTypes\":["u8);
        Types(types.Events, output);
        output.Write("\n],\n\"objectTypes\":["u8);
        Types(types.Objects, output);
        output.Write("\n],\n\"objects\":["u8);
    }

    private static void Types(IReadOnlyList<OcelType> all, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Readable);
        for (var n = 0; n < all.Count; n++)
            OcelJson.Element(writer, output, n == 0, () => OcelJson.Type(writer, all[n]));
    }

    private int WriteObjects(IEnumerable<OcelCase> told, Place place, Utf8JsonWriter writer, IBufferWriter<byte> output)
    {
        var written = 0;
        foreach (var one in told.SelectMany(one => one.Objects).Where(shared.IsNew))
            OcelJson.Element(writer, output, place.Written + written++ == 0, () => OcelJson.Object(writer, one));
        return written;
    }

    private static int WriteEvents(IEnumerable<OcelCase> told, Place place, Utf8JsonWriter writer, IBufferWriter<byte> output)
    {
        var written = 0;
        foreach (var one in told.SelectMany(one => one.Events))
            OcelJson.Element(writer, output, place.Written + written++ == 0, () => OcelJson.Event(writer, one));
        return written;
    }

    /// <summary>Another process wrote the objects up to here: which of those that cases share, is found out again.</summary>
    private async ValueTask SeeAgain(long upTo, CancellationToken cancellation)
    {
        shared.Dispose();
        shared = new SharedObjects();
        var after = source.Order.After;
        while (after < upTo && await source.Cases(after, cancellation).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var one in page.Where(one => one.Began <= upTo).SelectMany(Told))
                shared.IsNew(one);
            after = page[^1].Began;
        }

        IEnumerable<OcelObject> Told(CaseHistory one) => cases.Of(one, held: new HashSet<Domain.ComplaintId>()).Objects;
    }
}
