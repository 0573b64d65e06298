using System.Xml;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Importing;

/// <summary>
/// An XES log (IEEE 1849) as rows: a row an event, with the attributes of its trace under <c>case:KEY</c> and its own under <c>KEY</c>. Attributes of
/// attributes, and lists, are not read. Line is where the event begins.
/// </summary>
internal sealed class XesRows
{
    private const string OfTrace = "case:";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true };

    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Line, string[]? Fields, string? Wrong)> rows = [];

    /// <summary>Key → place in a row.</summary>
    public IReadOnlyDictionary<string, int> Columns => columns;

    /// <summary>The rows in the order of the file; one that is none says why.</summary>
    public IReadOnlyList<(int Line, string[]? Fields, string? Wrong)> Rows => rows;

    /// <summary>Reads a file, or ends with status 2 and what is wrong with it.</summary>
    public static XesRows Read(string path)
    {
        try
        {
            using var xml = XmlReader.Create(path, Safe);
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "log")
                throw StoppedException.BadArguments($"{path} is no XES log: it begins with <{xml.LocalName}>");
            var read = new XesRows();
            read.Log(xml);
            return read;
        }
        catch (XmlException wrong)
        {
            throw StoppedException.BadArguments($"{path} is no XES log: {wrong.Message}");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw StoppedException.BadArguments($"{path} cannot be read: {wrong.Message}");
        }
    }

    private void Log(XmlReader xml)
    {
        foreach (var child in Children(xml))
        {
            if (child.LocalName == "trace")
                Trace(child);
            else if (child.LocalName == "event")
                rows.Add((LineOf(child), null, "an event outside of any trace belongs to no case"));
        }
    }

    private void Trace(XmlReader xml)
    {
        var (line, begun, attributes) = (LineOf(xml), rows.Count, new Dictionary<int, string>());
        foreach (var child in Children(xml))
        {
            if (child.LocalName == "event")
                Event(child, attributes);
            else
                Attribute(child, OfTrace, attributes);
        }

        if (rows.Count == begun)
            rows.Add((line, null, "a trace without events"));
    }

    private void Event(XmlReader xml, Dictionary<int, string> ofTrace)
    {
        var (line, attributes) = (LineOf(xml), new Dictionary<int, string>(ofTrace)); // the schema has a trace's attributes before its events
        foreach (var child in Children(xml))
            Attribute(child, string.Empty, attributes);
        var fields = new string[columns.Count];
        Array.Fill(fields, string.Empty);
        foreach (var (place, value) in attributes)
            fields[place] = value;
        rows.Add((line, fields, null));
    }

    private void Attribute(XmlReader xml, string prefix, Dictionary<int, string> into)
    {
        if (xml.GetAttribute("key") is not { Length: > 0 } key || xml.GetAttribute("value") is not { } value)
            return;
        if (!columns.TryGetValue(prefix + key, out var place))
            columns.Add(prefix + key, place = columns.Count);
        into[place] = value.Trim();
    }

    /// <summary>Stands on each child element in turn; what is within a child and was not read is passed over.</summary>
    private static IEnumerable<XmlReader> Children(XmlReader xml)
    {
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
            yield break;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
                yield return xml;
        }
    }

    private static int LineOf(XmlReader xml) => ((IXmlLineInfo)xml).LineNumber;
}
