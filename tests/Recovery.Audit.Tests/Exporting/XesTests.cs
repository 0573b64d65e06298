using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Tests.Serialization;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>The document against what IEEE 1849 and its published schema say, rule by rule.</summary>
public sealed class XesTests
{
    private static readonly XNamespace Xes = "http://www.xes-standard.org/";
    private static readonly string[] Attributes = ["string", "date", "int", "float", "boolean", "id"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_built_as_the_schema_says(bool everything)
    {
        var log = await Log(230, everything);

        (log.Name, Kinds(log)).ShouldBe((Xes + "log", "extension global classifier string trace"));
        XmlConvert.ToDecimal(log.Attribute("xes.version")!.Value).ShouldBe(1849.2016m);
        foreach (var trace in log.Elements(Xes + "trace"))
        {
            trace.Elements().SkipWhile(child => Attributes.Contains(child.Name.LocalName)).ShouldAllBe(child => child.Name == Xes + "event");
            trace.Elements(Xes + "event").Elements().ShouldAllBe(child => Attributes.Contains(child.Name.LocalName));
        }

        foreach (var attribute in log.Descendants().Where(one => Attributes.Contains(one.Name.LocalName)))
        {
            XmlConvert.VerifyName(attribute.Attribute("key")!.Value);
            Reads(attribute.Name.LocalName, attribute.Attribute("value")!.Value).ShouldBeTrue(attribute.ToString());
        }
    }

    [Fact]
    public async Task Every_prefix_is_of_an_extension_and_every_global_is_everywhere()
    {
        var log = await Log(10, everything: true);
        var prefixes = log.Elements(Xes + "extension").Select(one => one.Attribute("prefix")!.Value).ToList();
        prefixes.ShouldBe(["concept", "time", "lifecycle", "org", "identity"]);
        log.Descendants().Attributes("key").Where(key => key.Value.Contains(':')).ShouldAllBe(key => prefixes.Contains(key.Value.Split(':', 2)[0]));

        foreach (var global in log.Elements(Xes + "global"))
        {
            var keys = Keys(global);
            keys.ShouldNotBeEmpty();
            log.Descendants(Xes + global.Attribute("scope")!.Value).ShouldAllBe(one => !keys.Except(Keys(one)).Any());
        }

        var inEvents = Keys(log.Elements(Xes + "global").Single(one => one.Attribute("scope")!.Value == "event"));
        log.Elements(Xes + "classifier").ShouldAllBe(one => one.Attribute("keys")!.Value.Split(' ', StringSplitOptions.None).All(key => inEvents.Contains(key)));
    }

    [Fact]
    public async Task No_key_comes_twice_in_one_place()
    {
        foreach (var one in (await Log(3, everything: true)).Descendants().Where(one => one.Name.LocalName is "trace" or "event"))
            Keys(one).ShouldBeUnique();
    }

    [Fact]
    public async Task There_is_a_trace_for_every_case_and_an_event_for_every_event_in_their_order()
    {
        var log = await Log(230, everything: false);

        log.Elements(Xes + "trace").Select(trace => Value(trace, "concept:name")).ShouldBe(Enumerable.Range(0, 230).Select(n => A.Id(n).ToString()));
        log.Descendants(Xes + "event").Select(e => long.Parse(Value(e, "position"))).ShouldBe(Enumerable.Range(1, 230 * A.Everything).Select(n => (long)n));
        var received = log.Descendants(Xes + "event").First();
        (Value(received, "concept:name"), Value(received, "time:timestamp"), Value(received, "org:resource"), Value(received, "lifecycle:transition"))
            .ShouldBe(("complaint-received", "2026-03-03T09:00:00.000+00:00", A.Pseudonyms.Of("agent 0"), "complete"));
        Value(log.Elements(Xes + "trace").First(), "channel").ShouldBe("letter");
        Value(log.Elements(Xes + "trace").First(), "complainant.subject").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Any_text_stays_well_formed_and_a_line_end_stays_one()
    {
        const string said = "<b>&amp;\"'\r\n\t\u0001\uFFFE\uD800 🙂 ]]> \u0085\u2028";
        var log = MemoryLog.Of(2, A.Case(0, [Samples.Events[0], new NoteAdded(Personal.Of(said))]));

        var read = XDocument.Parse(await A.Document("xes", log, text: true)).Descendants(Xes + "event").Last();

        Value(read, "text").ShouldBe("<b>&amp;\"'\r\n\t\uFFFD\uFFFD\uFFFD 🙂 ]]> \u0085\u2028");
    }

    [Fact]
    public async Task Cases_are_chosen_by_when_they_were_received()
    {
        var text = await A.Document("xes", A.Log(20), order: order => order with { From = A.Start.AddHours(5), To = A.Start.AddHours(8) });

        var log = XDocument.Parse(text).Root!;
        log.Elements(Xes + "trace").Select(trace => Value(trace, "concept:name")).ShouldBe([A.Id(5).ToString(), A.Id(6).ToString(), A.Id(7).ToString()]);
        log.Descendants(Xes + "event").Count().ShouldBe(3 * A.Everything);
    }

    private static async Task<XElement> Log(int cases, bool everything) => XDocument.Parse(await A.Document("xes", A.Log(cases), everything, everything)).Root!;

    /// <summary>Names of the children in their order, one for many that follow each other.</summary>
    private static string Kinds(XElement of) =>
        string.Join(' ', of.Elements().Select(child => child.Name.LocalName).Aggregate(new List<string>(), (all, kind) => all is [.., var last] && last == kind ? all : [.. all, kind]));

    private static List<string> Keys(XElement of) => [.. of.Elements().Attributes("key").Select(key => key.Value)];

    private static string Value(XElement of, string key) => of.Elements().Single(one => one.Attribute("key")?.Value == key).Attribute("value")!.Value;

    private static bool Reads(string kind, string value) => kind switch
    {
        "date"      => DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "int"       => long.TryParse(value, out _),
        "float"     => double.TryParse(value, CultureInfo.InvariantCulture, out _),
        "boolean"   => value is "true" or "false",
        "id"        => Guid.TryParse(value, out _),
        _           => true,
    };
}
