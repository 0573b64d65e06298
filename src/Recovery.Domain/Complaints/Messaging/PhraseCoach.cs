namespace Recovery.Domain.Complaints.Messaging;

/// <summary>A phrase that was better said otherwise; an insult blocks the message.</summary>
/// <param name="Instead">What to say instead; null for an insult, which nothing replaces.</param>
public sealed record PhraseFinding(string Phrase, string? Instead, bool Blocks);

/// <summary>The method's own table of what not to say and what to say instead, in three languages (PACKS, Phrases).</summary>
public static class PhraseCoach
{
    private const string Minute = "Can you give me a minute? I will do my best to find out.";
    private const string MinuteFr = "Pouvez-vous m'accorder une minute ? Je vais tout faire pour me renseigner.";
    private const string MinuteEs = "¿Me permite un minuto? Haré todo lo posible por averiguarlo.";
    private const string Patience = "I am sorry; may I ask for two minutes' patience?";
    private const string PatienceFr = "Je vous prie de m'excuser ; puis-je vous demander deux minutes de patience ?";
    private const string PatienceEs = "Le pido disculpas; ¿puedo pedirle dos minutos de paciencia?";
    private const string Misunderstanding = "I think there has been a misunderstanding …";
    private const string MisunderstandingFr = "Je crois qu'il y a un malentendu …";
    private const string MisunderstandingEs = "Creo que ha habido un malentendido …";
    private const string Exactly = "Say what will be done, who will do it and by which day.";
    private const string ExactlyFr = "Dites ce qui sera fait, par qui et pour quel jour.";
    private const string ExactlyEs = "Diga qué se hará, quién lo hará y para qué día.";
    private const string Point = "You have a point; I am afraid we cannot … because …";
    private const string PointFr = "Votre remarque est juste ; malheureusement nous ne pouvons pas … parce que …";
    private const string PointEs = "Tiene usted razón en eso; lamentablemente no podemos … porque …";

    private static readonly PhraseFinding[] Table =
    [
        Say("I don't know", Minute), Say("je ne sais pas", MinuteFr), Say("je sais pas", MinuteFr), Say("no lo sé", MinuteEs), Say("no sé", MinuteEs),
        Say("I don't care", Patience), Say("don't bother me", Patience), Say("je m'en fiche", PatienceFr), Say("ça m'est égal", PatienceFr),
        Say("ne me dérangez pas", PatienceFr), Say("me da igual", PatienceEs), Say("no me importa", PatienceEs), Say("no me moleste", PatienceEs),
        Say("you know nothing", Misunderstanding), Say("vous n'y connaissez rien", MisunderstandingFr), Say("usted no sabe nada", MisunderstandingEs),
        Say("you are wrong", Point), Say("vous avez tort", PointFr), Say("usted se equivoca", PointEs), Say("está equivocado", PointEs),
        Say("hurry up", Patience), Say("dépêchez-vous", PatienceFr), Say("dese prisa", PatienceEs), Say("dépêche-toi", PatienceFr),
        Say("wait!", Patience), Say("attendez !", PatienceFr), Say("¡espere!", PatienceEs),
        Insult("we don't like your kind"), Insult("don't come back"), Insult("you idiot"), Insult("you are an idiot"), Insult("you are stupid"), Insult("shut up"),
        Insult("on n'aime pas les gens comme vous"), Insult("ne revenez pas"), Insult("ne revenez plus"), Insult("espèce d'idiot"), Insult("vous êtes stupide"), Insult("fermez-la"), Insult("imbécile"),
        Insult("no nos gusta la gente como usted"), Insult("no vuelva"), Insult("es usted idiota"), Insult("es usted estúpido"), Insult("cállese"), Insult("imbécil"),
    ];

    private static readonly PhraseFinding[] TooMuch =
    [
        Say("certainly", Exactly), Say("guaranteed", Exactly), Say("no problem", Exactly),
        Say("certainement", ExactlyFr), Say("garanti", ExactlyFr), Say("pas de problème", ExactlyFr),
        Say("seguro que sí", ExactlyEs), Say("garantizado", ExactlyEs), Say("sin problema", ExactlyEs),
    ];

    /// <summary>Everything the coach would say of a text; never blocks by itself.</summary>
    public static IReadOnlyList<PhraseFinding> Read(Personal text)
    {
        var said = Plain(text.Reveal());
        return [.. Table.Where(finding => Holds(said, Plain(finding.Phrase)))];
    }

    /// <summary>What the coach would say of a promise: also the words that promise more than can be kept.</summary>
    public static IReadOnlyList<PhraseFinding> ReadPromise(Personal text)
    {
        var said = Plain(text.Reveal());
        return [.. Read(text), .. TooMuch.Where(finding => Holds(said, Plain(finding.Phrase)))];
    }

    /// <summary>The first insult in a text; null where there is none.</summary>
    public static PhraseFinding? Insult(Personal text) => Read(text).FirstOrDefault(finding => finding.Blocks);

    private static PhraseFinding Say(string phrase, string instead) => new(phrase, instead, Blocks: false);

    private static PhraseFinding Insult(string phrase) => new(phrase, null, Blocks: true);

    /// <summary>Lower case, one blank between words, one kind of apostrophe.</summary>
    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('’', '\'').Replace('‘', '\'').Replace('´', '\'').ToLowerInvariant();

    private static bool Holds(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetter(text[at + phrase.Length])))
                return true;
        }

        return false;
    }
}
