using System.Globalization;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>The objects of one case as its events bring them about and change them.</summary>
internal sealed class CaseObjects(ComplaintId complaint, Disclosure disclosure)
{
    private readonly Dictionary<string, OcelObject> byId = new(StringComparer.Ordinal);
    private readonly List<OcelObject> all = [];
    private string? meeting;
    private int meetings;

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<OcelObject> All => all;

    /// <summary>The case itself.</summary>
    public OcelObject Case => Get(OcelTypes.Complaint, complaint.ToString());

    /// <summary>Who complained; null before the receipt.</summary>
    public OcelObject? Complainant { get; private set; }

    /// <summary>Somebody of the house.</summary>
    public OcelObject Agent(string name) => Get(OcelTypes.Agent, disclosure.Pseudonyms.Of(name), made => Says(made, "name", disclosure.WithNames ? name : null));

    /// <summary>A version of a pack.</summary>
    public OcelObject Pack(PolicyRef pack) => Get(OcelTypes.Pack, pack.ToString(), made => made.Values.AddRange([new("name", pack.Name), new("version", (long)pack.Version)]));

    /// <summary>The data subject.</summary>
    public OcelObject Subject(Complainant who) => Complainant = Get(OcelTypes.Complainant, who.Subject.ToString(), made =>
    {
        Says(made, "size", who.Size);
        Says(made, "class", who.Class);
        Says(made, "name", Words(who.Name));
        Says(made, "email", Words(who.Email));
        Says(made, "phone", Words(who.Phone));
    });

    /// <summary>A promise of this case.</summary>
    public OcelObject Promise(PromiseId id, ActionPromised? given = null) => Get(OcelTypes.Promise, $"{complaint}/{id}", made =>
    {
        made.Links.Add(new(complaint.ToString(), "given in"));
        if (given is null)
            return;
        made.Values.Add(new("state", Domain.Words.Of(PromiseState.Open)));
        made.Values.Add(new("dueOn", Day(given.DueOn)));
        if (given.Value is { } value)
            made.Values.Add(new("value", value));
        Says(made, "what", Words(given.What));
        made.Links.Add(new(Agent(given.Who).Id, "to be kept by"));
    });

    /// <summary>The meeting that is spoken of: another one where the last is over.</summary>
    public OcelObject Meeting(MeetingState before) => Get(
        OcelTypes.Meeting,
        meeting = meeting is null || before != MeetingState.Offered ? string.Create(CultureInfo.InvariantCulture, $"{complaint}/meeting-{++meetings}") : meeting,
        made => made.Links.Add(new(complaint.ToString(), "about")));

    /// <summary>Words that went either way: a call where they were spoken, else a message.</summary>
    public OcelObject Said(string type, int version, Personal text, params IReadOnlyList<OcelValue> values) =>
        Get(type, string.Create(CultureInfo.InvariantCulture, $"{complaint}/{type}-{version}"), made =>
        {
            made.Values.AddRange(values);
            Says(made, "text", Words(text));
            made.Links.Add(new(complaint.ToString(), "about"));
        });

    /// <summary>A day as its text.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Personal words, where they are asked for.</summary>
    public string? Words(Personal? said) => disclosure.WithText ? said?.Reveal() : null;

    /// <summary>Gives an object a value that it has from the beginning.</summary>
    public static void Says(OcelObject one, string name, string? value)
    {
        if (value is not null)
            one.Values.Add(new(name, value));
    }

    private OcelObject Get(string type, string id, Action<OcelObject>? make = null)
    {
        if (byId.TryGetValue(id, out var known))
            return known;
        var made = new OcelObject(id, type);
        byId.Add(id, made);
        all.Add(made);
        make?.Invoke(made);
        return made;
    }
}
