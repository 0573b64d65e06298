using Recovery.Domain;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>What colleagues are told on a case that a mail opened, in the complainant's language, which is theirs too; in English where it is unknown.</summary>
internal static class MailNotes
{
    /// <summary>The note; null where there is nothing to tell.</summary>
    /// <param name="unproven">References the mail names without proof.</param>
    /// <param name="reached">References of open cases with the same address.</param>
    public static Personal? Of(string language, IReadOnlyList<string> unproven, IReadOnlyList<string> reached)
    {
        List<string> lines = [];
        if (unproven.Count > 0)
            lines.Add(Said(language, string.Join(", ", unproven),
                "This message names {0}, but nothing shows that its sender knows that case. Look, and merge the two if they are one.",
                "Ce message nomme {0}, mais rien ne montre que son expéditeur connaît ce dossier. Vérifiez, et fusionnez les deux s'ils n'en font qu'un.",
                "Este mensaje nombra {0}, pero nada muestra que su remitente conozca ese caso. Compruébelo y una los dos si son uno solo."));
        if (reached.Count > 0)
            lines.Add(Said(language, string.Join(", ", reached),
                "The same e-mail address is on these open cases: {0}. It may be another person, or another matter.",
                "La même adresse électronique figure sur ces dossiers ouverts : {0}. Il peut s'agir d'une autre personne ou d'une autre affaire.",
                "La misma dirección de correo figura en estos casos abiertos: {0}. Puede tratarse de otra persona o de otro asunto."));
        return lines.Count == 0 ? null : Personal.Of(string.Join("\n", lines));
    }

    private static string Said(string language, string references, string en, string fr, string es) =>
        (language switch { "fr" => fr, "es" => es, _ => en }).Replace("{0}", references, StringComparison.Ordinal);
}
