using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Api.LinkingContacts;

/// <summary><c>POST complaints/{id}/contacts</c>.</summary>
internal static class LinkContactRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Channel> Channel = Body.Must("channel", new Word<Channel>(), "How the contact was made.");
    private static readonly Member<Direction> Direction = Body.Must("direction", new Word<Direction>(), "In: the complainant contacted us; out: we tried to reach them.");
    private static readonly Member<Personal> Text = Body.Must("text", Kinds.Account, "What was said.");
    private static readonly Member<SourceRef?> From = Body.May("source", Kinds.Source, "Where it comes from.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/contacts",
        Name = "link-contact",
        Summary = "Links a later call, mail or visit to the case, either way.",
        Right = Right.BringIn,
        Body = Body,
        Example = """{"channel":"phone","direction":"in","text":"Asked whether there is news.","source":{"system":"telephony","id":"call-4711"}}""",
        Codes = [Refusals.WrongStage, Refusals.TextEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new LinkContact(id, Channel.In(body), Direction.In(body), Text.In(body), From.In(body)),
        Source = From.In,
    };
}
