using System.Text.Json;
using System.Text.Json.Nodes;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

/// <summary>
/// Gives one command to each of several cases, through the API's own routes: every case is a command of its own, with its own result and
/// its own key, made of the form's, so that sending the form twice does nothing twice.
/// </summary>
internal static class BulkDesk
{
    /// <summary>What the form says for "nobody"; no name of a person.</summary>
    public const string Nobody = "-";

    private const int Most = 500; // more than anybody selects by hand
    private static readonly CommandRoute Assign = Route("assignment");
    private static readonly CommandRoute Send = Route("messages");

    /// <summary>Does what the form asks.</summary>
    public static async ValueTask<BulkReply> Give(Visit visit)
    {
        var deed = visit.Form["do"] == "send" ? BulkDeed.Send : BulkDeed.Assign;
        var chosen = visit.Form["case"].Select(Parse).OfType<ComplaintId>().Distinct().Take(Most).ToList();
        if (chosen.Count == 0)
            return new BulkReply(deed, [], [], NoneChosen: true);

        var (route, body) = deed == BulkDeed.Send
            ? (Send, FormBody.Of(visit.Form, Send.Body, TimeZoneInfo.Utc))
            : (Assign, Assignment(visit.People, visit.Form["to"].ToString()));
        var key = Guid.TryParseExact(visit.Form["_key"], "N", out var given) ? given : Guid.CreateVersion7(visit.Viewer.Now);
        var answers = new List<(ComplaintId Case, Given Answer)>(chosen.Count);
        foreach (var id in chosen)
        {
            var answer = await One(visit, route, id, body, $"{key:N}.{Words.Of(deed)}.{id.Value:N}");
            if (answer is Given.No { Problem: { Faults: not null } wrong })
                return new BulkReply(deed, [], chosen, wrong); // what is wrong with the form is wrong for every case
            answers.Add((id, answer));
        }

        return new BulkReply(deed, await Lines(visit, answers), chosen);
    }

    /// <summary>Gives a case to the viewer.</summary>
    public static ValueTask<Given> Take(Visit visit, ComplaintId id) => One(visit, Assign, id, Assignment(visit.People, visit.Viewer.Actor.Name), null);

    /// <summary>A case's id; null for what is none.</summary>
    public static ComplaintId? Parse(string? text) => Guid.TryParseExact(text, "D", out var id) ? new ComplaintId(id) : null;

    /// <summary>A case goes to somebody together with their team.</summary>
    private static byte[] Assignment(People people, string to)
    {
        var body = new JsonObject();
        if (to.Length > 0)
            body["to"] = to == Nobody ? null : to;
        if (people.Find(to)?.Team is { } team)
            body["team"] = team;
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    private static async ValueTask<Given> One(Visit visit, CommandRoute route, ComplaintId id, byte[] body, string? key)
    {
        try
        {
            return await route.Give(visit.Exchange, id, body, null, key);
        }
        catch (StoreUnavailableException unavailable)
        {
            return new Given.No(unavailable.OutcomeUnknown ? Problem.NobodyKnows : Problem.NoStore); // those before it were done all the same
        }
    }

    private static async ValueTask<IReadOnlyList<BulkLine>> Lines(Visit visit, IReadOnlyList<(ComplaintId Case, Given Answer)> answers)
    {
        var refused = answers.Where(one => one.Answer is Given.No { Problem.Status: < 500 }).Select(one => one.Case).ToList();
        var names = refused.Count == 0 ? [] : (await visit.Ports.Worklist.Rows(refused, visit.Aborted)).ToDictionary(row => row.Complaint, row => row.Reference);
        return [.. answers.Select(one => one.Answer switch
        {
            Given.Done done => new BulkLine(one.Case, done.Case.State.Reference, done.Changed, null),
            Given.No no     => new BulkLine(one.Case, names.GetValueOrDefault(one.Case) ?? one.Case.ToString(), false, no.Problem),
            _               => throw new InvalidOperationException("neither done nor refused"),
        })];
    }

    private static CommandRoute Route(string command) => CommandDesk.Routes.Single(route => route.Path == "complaints/{id}/" + command);
}
