using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Noting;

/// <summary><c>POST complaints/{id}/notes</c>.</summary>
internal static class AddNoteRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Text = Body.Must("text", Kinds.Account, "The note.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/notes",
        Name = "add-note",
        Summary = "Adds a note for colleagues.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"text":"Prefers to be called after five."}""",
        Codes = [Refusals.TextEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new AddNote(id, Text.In(body)),
    };
}
