using System.Collections.Frozen;

namespace Recovery.Domain.Decisions;

/// <summary>
/// Every code with which a rule refuses, and what to do next in French, Spanish and English. The codes are an API: documented, never renamed.
/// </summary>
public static class Refusals
{
    public const string AboveAuthority = "above-authority";
    public const string AlreadyPaused = "already-paused";
    public const string AmountNegative = "amount-negative";
    public const string AmountWithoutCurrency = "amount-without-currency";
    public const string AssigneeEmpty = "assignee-empty";
    public const string BackdatingNotAllowed = "backdating-not-allowed";
    public const string CalendarExhausted = "calendar-exhausted";
    public const string DateOutOfRange = "date-out-of-range";
    public const string DeadlineIsNoReason = "deadline-is-no-reason";
    public const string Disputed = "disputed";
    public const string ExplanationEmpty = "explanation-empty";
    public const string ExtensionNotAllowed = "extension-not-allowed";
    public const string InTheFuture = "in-the-future";
    public const string Insult = "insult";
    public const string LanguageUnknown = "language-unknown";
    public const string MeetingFirst = "meeting-first";
    public const string MeetingNotOffered = "meeting-not-offered";
    public const string MergeIntoItself = "merge-into-itself";
    public const string MergeOfTwoComplainants = "merge-of-two-complainants";
    public const string MergeTargetEnded = "merge-target-ended";
    public const string NarrativeEmpty = "narrative-empty";
    public const string NoSolutionOffered = "no-solution-offered";
    public const string NotOnTheSpot = "not-on-the-spot";
    public const string NotResolved = "not-resolved";
    public const string NotTriedEnough = "not-tried-enough";
    public const string NothingToConfirm = "nothing-to-confirm";
    public const string OverrideAlreadyReviewed = "override-already-reviewed";
    public const string OverrideOfOnesOwn = "override-of-ones-own";
    public const string OverrideUnknown = "override-unknown";
    public const string PauseNotAllowed = "pause-not-allowed";
    public const string PersonNamed = "person-named";
    public const string PersonalDataErased = "personal-data-erased";
    public const string PromiseAfterFinalDeadline = "promise-after-final-deadline";
    public const string PromiseAlreadyBroken = "promise-already-broken";
    public const string PromiseAlreadyKept = "promise-already-kept";
    public const string PromiseInThePast = "promise-in-the-past";
    public const string PromiseIncomplete = "promise-incomplete";
    public const string PromiseNotOnAWorkingDay = "promise-not-on-a-working-day";
    public const string PromiseUnknown = "promise-unknown";
    public const string PromisesOpen = "promises-open";
    public const string ReasonEmpty = "reason-empty";
    public const string RestatementEmpty = "restatement-empty";
    public const string RestatementNotConfirmed = "restatement-not-confirmed";
    public const string RestatementUnfinished = "restatement-unfinished";
    public const string RoundsExhausted = "rounds-exhausted";
    public const string SeverityLoweredForChannel = "severity-lowered-for-channel";
    public const string TextEmpty = "text-empty";
    public const string WrongStage = "wrong-stage";

    private static readonly FrozenDictionary<string, Sentences> Table = new Dictionary<string, Sentences>(StringComparer.Ordinal)
    {
        [AboveAuthority] = new(
            "Ce montant dépasse vos pouvoirs : promettez moins, ou motivez une dérogation.",
            "Este importe supera sus facultades: prometa menos o justifique una excepción.",
            "This amount is above your authority: promise less, or give a reason for an override."),
        [AlreadyPaused] = new(
            "Les délais sont déjà suspendus pour un autre motif : reprenez-les d'abord.",
            "Los plazos ya están suspendidos por otro motivo: reanúdelos primero.",
            "The clocks are already paused for another reason: resume them first."),
        [AmountNegative] = new(
            "Indiquez un montant nul ou positif.",
            "Indique un importe igual o superior a cero.",
            "Give an amount of zero or more."),
        [AmountWithoutCurrency] = new(
            "Indiquez le montant avec sa devise en trois lettres, par exemple EUR.",
            "Indique el importe con su moneda en tres letras, por ejemplo EUR.",
            "Give the amount together with its three-letter currency, such as EUR."),
        [AssigneeEmpty] = new(
            "Indiquez la personne à qui confier le dossier.",
            "Indique a quién se asigna el caso.",
            "Say to whom the case is assigned."),
        [BackdatingNotAllowed] = new(
            "Seule une intégration peut fixer la date de réception ou les échéances : retirez-les.",
            "Solo una integración puede fijar la fecha de recepción o los vencimientos: quítelos.",
            "Only an integration may set the date of receipt or the deadlines: leave them out."),
        [CalendarExhausted] = new(
            "Le calendrier n'a pas assez de jours ouverts pour compter ce délai : faites corriger le calendrier ou la date.",
            "El calendario no tiene días laborables suficientes para contar este plazo: haga corregir el calendario o la fecha.",
            "The calendar has too few working days to count this deadline: have the calendar or the date corrected."),
        [DateOutOfRange] = new(
            "Vérifiez la date : elle est trop éloignée d'aujourd'hui.",
            "Compruebe la fecha: está demasiado lejos de hoy.",
            "Check the date: it is too far from today."),
        [DeadlineIsNoReason] = new(
            "L'échéance n'est pas un motif : dites ce qui a été fait pour le client, et ce qu'il en dit.",
            "El plazo no es un motivo: diga qué se ha hecho por el cliente y qué opina él.",
            "The deadline is no reason: say what was done for the complainant, and what they say of it."),
        [Disputed] = new(
            "Le client conteste le résultat : rouvrez le dossier au lieu de le clore.",
            "El cliente no está conforme con el resultado: reabra el caso en lugar de cerrarlo.",
            "The complainant disputes the outcome: reopen the case instead of closing it."),
        [ExplanationEmpty] = new(
            "Expliquez le résultat avec vos mots.",
            "Explique el resultado con sus palabras.",
            "Explain the outcome in your own words."),
        [ExtensionNotAllowed] = new(
            "Aucun délai de ce dossier ne peut encore être prolongé : répondez dans le délai prévu.",
            "Ningún plazo de este caso puede ya prorrogarse: responda dentro del plazo previsto.",
            "No clock of this case can be extended any more: answer within the time that is set."),
        [InTheFuture] = new(
            "Cette date est à venir : indiquez quand cela a eu lieu.",
            "Esa fecha aún no ha llegado: indique cuándo ocurrió.",
            "This date is still to come: say when it took place."),
        [Insult] = new(
            "Ce message contient une insulte : retirez-la avant de l'envoyer.",
            "Este mensaje contiene un insulto: elimínelo antes de enviarlo.",
            "This message holds an insult: take it out before sending."),
        [LanguageUnknown] = new(
            "Choisissez une des langues fr, es ou en.",
            "Elija uno de los idiomas fr, es o en.",
            "Choose one of the languages fr, es or en."),
        [MeetingFirst] = new(
            "Une lettre formelle appelle une rencontre : proposez-la d'abord, ou motivez une dérogation.",
            "Una carta formal pide una reunión: ofrézcala primero o justifique una excepción.",
            "A formal letter calls for a meeting: offer one first, or give a reason for an override."),
        [MeetingNotOffered] = new(
            "Proposez d'abord une rencontre.",
            "Ofrezca primero una reunión.",
            "Offer a meeting first."),
        [MergeIntoItself] = new(
            "Choisissez un autre dossier que celui-ci.",
            "Elija un caso distinto de este.",
            "Choose a case other than this one."),
        [MergeOfTwoComplainants] = new(
            "Les deux dossiers viennent de personnes différentes : gardez-les séparés, ou corrigez d'abord leurs coordonnées.",
            "Los dos casos son de personas distintas: manténgalos separados o corrija antes sus datos de contacto.",
            "The two cases come from different people: keep them apart, or correct their contact details first."),
        [MergeTargetEnded] = new(
            "L'autre dossier n'est plus en cours : rouvrez-le d'abord, ou choisissez-en un autre.",
            "El otro caso ya no está en curso: reábralo primero o elija otro.",
            "The other case is no longer in progress: reopen it first, or choose another."),
        [NarrativeEmpty] = new(
            "Notez ce que dit le client, avec ses mots.",
            "Anote lo que dice el cliente, con sus palabras.",
            "Write down what the complainant says, in their words."),
        [NoSolutionOffered] = new(
            "Proposez d'abord une solution.",
            "Ofrezca primero una solución.",
            "Offer a solution first."),
        [NotOnTheSpot] = new(
            "Le règlement immédiat vaut pour une réclamation orale, en procédure informelle : suivez les étapes une à une.",
            "La resolución en el acto es para una reclamación verbal o telefónica informal: siga los pasos uno a uno.",
            "Settling on the spot is for an informal complaint in person or by phone: go step by step."),
        [NotResolved] = new(
            "Attendez la résolution du dossier.",
            "Espere a que el caso esté resuelto.",
            "Wait until the case is resolved."),
        [NotTriedEnough] = new(
            "Essayez encore de joindre le client avant de le dire injoignable.",
            "Intente de nuevo contactar con el cliente antes de darlo por ilocalizable.",
            "Try again to reach the complainant before recording that they were not reached."),
        [NothingToConfirm] = new(
            "Reformulez d'abord la réclamation : il n'y a rien à confirmer ni à corriger.",
            "Reformule primero la reclamación: no hay nada que confirmar ni corregir.",
            "Say the complaint back first: there is nothing to confirm or correct."),
        [OverrideAlreadyReviewed] = new(
            "Cette dérogation a déjà été examinée : la décision reste celle qui a été prise.",
            "Esta excepción ya fue revisada: se mantiene la decisión tomada.",
            "This override has been reviewed: the decision stays as it was made."),
        [OverrideOfOnesOwn] = new(
            "Cette dérogation est la vôtre : laissez une autre personne responsable en décider.",
            "Esta excepción es suya: deje que decida otra persona responsable.",
            "This override is your own: let another supervisor decide on it."),
        [OverrideUnknown] = new(
            "Ce dossier n'a pas cette dérogation : vérifiez son numéro.",
            "Este caso no tiene esa excepción: compruebe su número.",
            "This case has no such override: check its number."),
        [PauseNotAllowed] = new(
            "Choisissez un motif de suspension que les règles du dossier admettent.",
            "Elija un motivo de suspensión que admitan las reglas del caso.",
            "Choose a reason for pausing that the rules of the case allow."),
        [PersonNamed] = new(
            "Le motif d'un effacement reste lisible : ôtez-en le nom, l'adresse et le numéro du client.",
            "El motivo de un borrado sigue siendo legible: quite el nombre, la dirección y el número del cliente.",
            "The reason for an erasure stays readable: take the complainant's name, address and number out of it."),
        [PersonalDataErased] = new(
            "Les données personnelles de ce dossier ont été effacées : plus rien ne s'y écrit. Ce qui se passe de mots reste possible, y compris le retrait.",
            "Los datos personales de este caso se borraron: ya no se escribe nada en él. Lo que no necesita palabras sigue siendo posible, también la retirada.",
            "The personal data of this case was erased: nothing more is written on it. What needs no words can still be done, withdrawing included."),
        [PromiseAfterFinalDeadline] = new(
            "Promettez pour une date avant l'échéance finale, ou motivez une dérogation.",
            "Prometa para una fecha anterior al vencimiento final o justifique una excepción.",
            "Promise a day before the final deadline, or give a reason for an override."),
        [PromiseAlreadyBroken] = new(
            "Cette promesse n'a pas été tenue à temps : promettez de nouveau l'action.",
            "Esta promesa no se cumplió a tiempo: prometa de nuevo la acción.",
            "This promise was not kept in time: promise the action again."),
        [PromiseAlreadyKept] = new(
            "Cette promesse a été tenue : il n'y a plus rien à y changer.",
            "Esta promesa ya se cumplió: no queda nada que cambiar en ella.",
            "This promise has been kept: nothing is left to change about it."),
        [PromiseInThePast] = new(
            "Choisissez un jour ouvré qui n'est pas encore passé.",
            "Elija un día laborable que no haya pasado.",
            "Choose a working day that has not passed."),
        [PromiseIncomplete] = new(
            "Dites ce qui est promis et qui le fera.",
            "Diga qué se promete y quién lo hará.",
            "Say what is promised and who will do it."),
        [PromiseNotOnAWorkingDay] = new(
            "Ce jour n'est pas ouvré : choisissez-en un autre.",
            "Ese día no es laborable: elija otro.",
            "That is not a working day: choose another."),
        [PromiseUnknown] = new(
            "Ce dossier n'a pas cette promesse : vérifiez son numéro.",
            "Este caso no tiene esa promesa: compruebe su número.",
            "This case has no such promise: check its number."),
        [PromisesOpen] = new(
            "Des promesses restent ouvertes : tenez-les d'abord, ou demandez au client s'il accepte de les reporter.",
            "Quedan promesas abiertas: cúmplalas primero o pregunte al cliente si acepta que se cumplan después.",
            "Promises are still open: keep them first, or ask the complainant to agree that they are carried over."),
        [ReasonEmpty] = new(
            "Donnez un motif.",
            "Indique un motivo.",
            "Give a reason."),
        [RestatementEmpty] = new(
            "Reformulez la réclamation avec vos mots.",
            "Reformule la reclamación con sus palabras.",
            "Say the complaint back in your own words."),
        [RestatementNotConfirmed] = new(
            "Faites d'abord confirmer la reformulation par le client : « Est-ce exact ? »",
            "Pida antes al cliente que confirme la reformulación: «¿Es correcto?»",
            "Have the complainant confirm the restatement first: \"Have I got that right?\""),
        [RestatementUnfinished] = new(
            "Mettez vos propres mots à la place des points : rien n'a encore été reformulé.",
            "Ponga sus propias palabras en lugar de los puntos: aún no se ha reformulado nada.",
            "Put your own words in place of the dots: nothing has been said back yet."),
        [RoundsExhausted] = new(
            "Trois reformulations n'ont pas suffi : parlez d'abord avec le client, de vive voix.",
            "Tres reformulaciones no han bastado: hable antes con el cliente en persona o por teléfono.",
            "Three restatements were not enough: speak with the complainant in person first."),
        [SeverityLoweredForChannel] = new(
            "Le canal ne rend pas une réclamation moins grave : donnez un motif qui tienne à l'affaire.",
            "El canal no hace menos grave una reclamación: dé un motivo que atañe al asunto.",
            "The channel makes no complaint less serious: give a reason that lies in the matter itself."),
        [TextEmpty] = new(
            "Écrivez un texte.",
            "Escriba un texto.",
            "Write something."),
        [WrongStage] = new(
            "Ce n'est pas possible à cette étape : suivez l'étape que le dossier indique.",
            "No es posible en esta etapa: siga el paso que indica el caso.",
            "This cannot be done at this stage: take the step that the case shows next."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What to do next, for people.</summary>
    /// <param name="language"><c>fr</c> or <c>es</c>; anything else reads English.</param>
    /// <exception cref="ArgumentOutOfRangeException">No rule refuses with this code.</exception>
    public static string Text(string code, string language) =>
        Table.TryGetValue(code, out var said)
            ? language switch { "fr" => said.French, "es" => said.Spanish, _ => said.English }
            : throw new ArgumentOutOfRangeException(nameof(code), code, "unknown refusal");

    private sealed record Sentences(string French, string Spanish, string English);
}
