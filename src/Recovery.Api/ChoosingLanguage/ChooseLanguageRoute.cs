using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;

namespace Recovery.Api.ChoosingLanguage;

/// <summary><c>POST complaints/{id}/language</c>.</summary>
internal static class ChooseLanguageRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Language = Body.Must("language", new OneOf(Reception.Languages), "The complainant's language.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/language",
        Name = "choose-language",
        Summary = "Says in which language the complainant is answered, where that was not recognised or not rightly.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"language":"es"}""",
        Codes = [Refusals.WrongStage],
        Command = (id, body) => new ChooseLanguage(id, Language.In(body)),
    };
}
