namespace Recovery.Integrations.Mail.Trimming;

/// <summary>Paragraphs about confidentiality and paper that organisations append. Two signs each: how it opens and what it is about.</summary>
internal static class Disclaimers
{
    private static readonly string[] Openings =
    [
        "this e-mail", "this email", "this message", "the information contained", "the information in this", "the contents of this", "confidentiality notice", "disclaimer", "notice:", "important notice",
        "ce message", "ce courriel", "ce mail", "cet e-mail", "cet email", "ce courrier électronique", "les informations contenues", "avis de confidentialité", "clause de confidentialité",
        "este mensaje", "este correo", "este e-mail", "esta comunicación", "la información contenida", "aviso legal", "aviso de confidencialidad", "cláusula de confidencialidad",
        "diese e-mail", "diese nachricht", "der inhalt dieser", "die in dieser", "vertraulichkeitshinweis", "questo messaggio", "questa e-mail", "le informazioni contenute",
        "esta mensagem", "please consider the environment", "think before you print", "pensez à l'environnement", "avant d'imprimer", "antes de imprimir", "n'imprimez ce", "before printing",
    ];

    private static readonly string[] Subjects =
    [
        "confidential", "intended recipient", "intended only", "intended solely", "addressee", "confidentiel", "destinataire", "confidencial", "destinatario", "vertraulich", "empfänger",
        "riservat", "destinatári", "virus", "print", "imprim", "privileged",
    ];

    private static readonly string[] Acts = ["if you", "si vous", "si usted", "si ha recibido", "si no es", "wenn sie", "sollten sie", "se avete", "se ha ricevuto", "se você", "unauthori", "strictly", "strictement", "estrictamente", "prohib", "interdit", "solely", "exclusiv", "ausschließlich", "environment", "environnement", "medio ambiente", "avast", "antivirus"];

    public static void Mark(List<Line> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Kind != LineKind.Text || !Openings.Any(opening => lines[at].Plain.StartsWith(opening, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (at > 0 && lines[at - 1].Kind == LineKind.Text && !HeaderBlocks.IsSeparator(lines[at - 1].Plain))
                continue; // a person's paragraph goes on here

            var end = lines.FindIndex(at, line => line.Kind != LineKind.Text);
            var paragraph = end < 0 ? lines[at..] : lines[at..end];
            var said = string.Join(' ', paragraph.Select(line => line.Plain));
            if (Subjects.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) && Acts.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
                paragraph.ForEach(line => line.Kind = LineKind.Dropped);
            at += paragraph.Count - 1;
        }
    }
}
