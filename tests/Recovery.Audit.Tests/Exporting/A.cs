using System.Buffers;
using System.Text;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Engine.Tests.Serialization;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>Logs and exports to test with.</summary>
internal static class A
{
    /// <summary>Those that are told to other tools; the bundle has its own tests.</summary>
    public static readonly string[] Formats = [.. ExportFormats.Names.Where(name => name != ExportFormats.Bundle)];

    public static readonly Pseudonyms Pseudonyms = new("a key of this house alone"u8);
    public static readonly DateTimeOffset Start = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    public static readonly string[] Texts = [.. ExportFormats.All.Where(format => format.IsText && format.Name != ExportFormats.Bundle).Select(format => format.Name)];

    /// <summary>Events of a case of everything.</summary>
    public static int Everything => Samples.Events.Count;

    /// <summary>The n-th case, in which everything happens that can.</summary>
    public static CaseHistory Case(int n) => Case(n, Samples.Events);

    /// <summary>The n-th case of these events, by four agents, for one of ten complainants.</summary>
    public static CaseHistory Case(int n, IReadOnlyList<ComplaintEvent> events, string? actor = null, string? trace = null)
    {
        var id = Id(n);
        return new CaseHistory(id, [.. events.Select((fact, at) => new RecordedEvent(
            (n * events.Count) + at + 1,
            id,
            at + 1,
            EventJson.NameOf(fact),
            Start.AddHours(n).AddMinutes(at).AddMicroseconds(at),
            Of(n, fact),
            new Envelope(new Actor(actor ?? $"agent {n % 4}", Role.Agent, at % 7 == 6 ? actor ?? "the head of service" : null), trace, trace, at % 5 == 4 ? trace ?? "old.csv:12" : null)))]);
    }

    /// <summary>Identity of the n-th case.</summary>
    public static ComplaintId Id(int n) => new(new Guid(n + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));

    /// <summary>Which case an identity is of.</summary>
    public static int Number(ComplaintId id) => BitConverter.ToInt32(id.Value.ToByteArray()) - 1;

    /// <summary>A log of cases in which everything happens.</summary>
    public static MemoryLog Log(int cases) => new(cases, Everything, Case);

    /// <summary>A whole document.</summary>
    public static async Task<string> Document(string format, MemoryLog log, bool text = false, bool names = false, Func<ExportOrder, ExportOrder>? order = null)
    {
        var plain = new ExportOrder(format, await log.SettledPosition(CancellationToken.None));
        using var export = ExportFormats.Open(order?.Invoke(plain) ?? plain, new Disclosure(Pseudonyms, text, names), log, log);
        var output = new ArrayBufferWriter<byte>();
        for (var place = Place.Begin; !place.IsEnd;)
            place = await export.Next(place, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static ComplaintEvent Of(int n, ComplaintEvent fact) => fact switch
    {
        Domain.Complaints.Receiving.ComplaintReceived e => e with { Complainant = e.Complainant with { Subject = new Guid((n % 10) + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2) } },
        Domain.Complaints.Merging.ComplaintMerged e     => e with { Into = Id(n + 1) },
        _                                               => fact,
    };
}
