namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Words by which mail systems and absent people's programs give themselves away. Never enough alone.</summary>
internal static class MailPhrases
{
    public static readonly string[] ReportSubjects =
    [
        "undeliver", "delivery status notification", "mail delivery", "delivery failure", "delivery failed", "failed delivery", "delivery has failed", "delivery notification",
        "delivery report", "delivery delayed", "delayed mail", "message delayed", "failure notice", "mail failure", "returned mail", "returned to sender", "returning message to sender",
        "could not be delivered", "mail system error", "message status", "nondeliverable", "non-deliverable", "non remis", "non délivré", "non distribué", "échec de la remise",
        "échec de remise", "échec de livraison", "retour à l'expéditeur", "notification d'état de remise", "no se puede entregar", "no entregado", "no entregable",
        "error en la entrega", "fallo en la entrega", "notificación de estado de entrega", "devuelto al remitente", "unzustellbar", "nicht zustellbar", "nicht zugestellt",
        "zustellung fehlgeschlagen", "mancata consegna", "mancato recapito", "não entregue", "não foi possível entregar", "falha na entrega", "onbestelbaar",
    ];

    // Only what mail systems say of messages: "could not be delivered" alone is what people write about parcels.
    public static readonly string[] ReportTexts =
    [
        "created automatically by mail delivery software", "this is the mail system at host", "this is the qmail-send program", "this is the mailer-daemon",
        "this is an automatically generated delivery status notification", "did not reach some or all of the intended recipients", "the original message was received at",
        "a message that you sent could not be delivered", "unable to deliver your message to the following address", "unable to deliver message to the following address",
        "wasn't able to deliver your message to the following", "had permanent fatal errors", "addresses had delivery problems", "there was an error delivering your mail",
        "dragonfly mail agent", "an error occurred while trying to deliver the mail", "error has occurred while attempting to deliver a message", "invalid final delivery userid",
        "delivery to the following recipient", "your message wasn't delivered to", "your message couldn't be delivered", "-- transcript of session follows --",
        "votre message n'a pas pu être remis", "votre message n'a pas été remis", "impossible de remettre votre message", "su mensaje no se ha podido entregar",
        "no se pudo entregar el mensaje a", "no se ha podido entregar el mensaje a", "ihre nachricht konnte nicht zugestellt werden", "ihre nachricht wurde nicht zugestellt",
        "il messaggio non è stato recapitato", "a sua mensagem não pôde ser entregue", "diagnostic-code:", "final-recipient:", "reporting-mta:",
    ];

    // No plain "vacation" or "en congé": those are what people complain about to a travel agent.
    public static readonly string[] AbsenceSubjects =
    [
        "out of office", "out of the office", "automatic reply", "auto reply", "auto-reply", "autoreply", "automatic response", "autoresponse", "auto response", "autoresponder",
        "absence du bureau", "réponse automatique", "message d'absence", "absent du bureau", "absent(e)",
        "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausente de la oficina", 
        "automatische antwort", "abwesenheit", "abwesend", "nicht im büro", "außer haus", "risposta automatica", "fuori ufficio", "resposta automática",
    ];

    public static readonly string[] AbsenceTexts =
    [
        "out of office", "out of the office", "automatic reply", "automated response", "automatic response", "on vacation", "annual leave", "limited access to", "do not reply to this",
        "je suis absent", "je suis actuellement absent", "je serai absent", "actuellement absent", "en congé", "de retour le", "réponse automatique", "message automatique", "ne pas répondre à ce",
        "estoy fuera", "estaré fuera", "me encuentro fuera", "estoy de vacaciones", "respuesta automática", "mensaje automático", "no responda a este",
        "ich bin nicht im büro", "ich bin derzeit", "ich bin bis", "ich bin vom", "nicht erreichbar", "automatische antwort", "sono fuori ufficio", "risposta automatica",
    ];

    private static readonly string[] Prefixes =
        ["re:", "re :", "fw:", "fwd:", "tr:", "tr :", "rv:", "rv :", "aw:", "wg:", "i:", "r:", "enc:", "ref:", "res:", "réf :"];

    /// <summary>A person answered or forwarded it, so what the subject says is somebody else's.</summary>
    public static bool IsAnswerOrForward(string subject) => Prefixes.Any(prefix => subject.AsSpan().TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    public static bool Contains(string text, string[] phrases)
    {
        var straight = text.Replace('’', '\'').Replace('\u00A0', ' ');
        return phrases.Any(phrase => straight.Contains(phrase, StringComparison.OrdinalIgnoreCase));
    }
}
