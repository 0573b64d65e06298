using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Decisions;

namespace Recovery.Api.NamingEmotions;

/// <summary><c>POST complaints/{id}/emotions</c>.</summary>
internal static class NameEmotionRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Emotion = Body.Must("emotion", Kinds.Feeling, "The emotion.");
    private static readonly Member<bool?> Accepted = Body.MayValue("accepted", Kinds.Flag, "Whether the complainant recognised it.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/emotions",
        Name = "name-emotion",
        Summary = "Names what the agent hears: I sense that you are angry.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"emotion":"angry","accepted":true}""",
        Codes = [Refusals.WrongStage, Refusals.TextEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new NameEmotion(id, Emotion.In(body), Accepted.In(body)),
    };
}
