using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting.Xes;

/// <summary>Writes cases as traces. What the receipt says of the case stands on the trace; the other events have their own.</summary>
internal sealed class XesTraces(Disclosure disclosure)
{
    private static readonly XmlWriterSettings Parts = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize, // a line end within a text stays one
        CheckCharacters = false, // XesText sees to it
    };

    private readonly Traits traits = new(disclosure);

    /// <summary>Writes whole traces.</summary>
    public void Write(IReadOnlyList<CaseHistory> cases, IBufferWriter<byte> output)
    {
        using var part = new MemoryStream();
        using (var xml = XmlWriter.Create(part, Parts))
        {
            foreach (var one in cases)
                Trace(xml, one);
        }

        output.Write(part.GetBuffer().AsSpan(0, (int)part.Length));
    }

    private void Trace(XmlWriter xml, CaseHistory one)
    {
        var id = one.Complaint.ToString();
        xml.WriteWhitespace("  ");
        xml.WriteStartElement("trace");
        xml.WriteWhitespace("\n    ");
        Attribute(xml, "string", "concept:name", id);
        Attribute(xml, "id", "identity:id", id);
        Attributes(xml, one.Events[0].Event);
        foreach (var recorded in one.Events)
            Event(xml, recorded);
        xml.WriteWhitespace("\n  ");
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
    }

    private void Event(XmlWriter xml, RecordedEvent recorded)
    {
        var (actor, imported) = (recorded.Envelope.Actor, recorded.Envelope.ImportedFrom is not null);
        xml.WriteWhitespace("\n    ");
        xml.WriteStartElement("event");
        Attribute(xml, "string", "concept:name", ExportNames.Of(recorded.Event));
        Attribute(xml, "date", "time:timestamp", Moment(recorded.At));
        Attribute(xml, "string", "lifecycle:transition", "complete");
        Attribute(xml, "string", "org:resource", disclosure.Actor(actor));
        Attribute(xml, "string", "org:role", Words.Of(actor.Role));
        Attribute(xml, "int", "position", recorded.Position.ToString(CultureInfo.InvariantCulture));
        if (actor.OnBehalfOf is { } behalf)
            Attribute(xml, "string", "onBehalfOf", disclosure.Staff(behalf));
        if (imported)
            Attribute(xml, "boolean", "imported", "true");
        if (recorded.Version > 1)
            Attributes(xml, recorded.Event);
        xml.WriteEndElement();
    }

    private void Attributes(XmlWriter xml, ComplaintEvent fact)
    {
        foreach (var trait in traits.Of(fact.GetType()))
        {
            switch (trait.Value(fact))
            {
                case null: break;
                case long whole: Attribute(xml, "int", trait.Name, whole.ToString(CultureInfo.InvariantCulture)); break;
                case decimal number: Attribute(xml, "float", trait.Name, number.ToString(CultureInfo.InvariantCulture)); break;
                case bool flag: Attribute(xml, "boolean", trait.Name, flag ? "true" : "false"); break;
                case DateTimeOffset at: Attribute(xml, "date", trait.Name, Moment(at)); break;
                case var text: Attribute(xml, "string", trait.Name, (string)text); break;
            }
        }
    }

    private static void Attribute(XmlWriter xml, string kind, string key, string value)
    {
        xml.WriteStartElement(kind);
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", XesText.Of(value));
        xml.WriteEndElement();
    }

    /// <summary>To the millisecond, as tools expect it; where two fall together the order is that of the file.</summary>
    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);
}
