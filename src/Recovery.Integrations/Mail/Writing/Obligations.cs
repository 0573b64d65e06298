using Recovery.Domain.Sla;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>What the pack's documents must state of what we know. Everything else they must contain is the agent's to write.</summary>
internal static class Obligations
{
    private static readonly string[] Content = ["contenido de la reclamación", "contenu de la réclamation", "content of the complaint"];
    private static readonly string[] Response = ["délai de réponse", "plazo de respuesta", "when the response is due"];

    /// <summary>The message must repeat what was complained of.</summary>
    public static bool WantContent(CaseToWrite written) => Want(written, Content);

    /// <summary>The message must say by when the answer comes.</summary>
    public static bool WantResponseDate(CaseToWrite written) => Want(written, Response);

    /// <summary>By when the case as a whole is answered; null where no clock says.</summary>
    public static DateOnly? ResponseDate(CaseToWrite written) =>
        Deadlines.Owed(written.State, written.Pack, written.Calendar).Where(clock => Deadlines.IsFinal(clock) && clock.DueAt < Deadlines.Never).Min(clock => clock.DueAt) is { } due
            ? written.Calendar.DateOf(due)
            : null;

    /// <summary>Obligations of the clocks that this event stops, where the complainant is to get the document.</summary>
    private static bool Want(CaseToWrite written, string[] phrases) =>
        Deadlines.Of(written.State, written.Pack, written.Calendar)
            .Where(clock => clock.StoppedAt == written.Told.At && clock.Rule?.Obligation is { Recipient: null or "complainant" })
            .SelectMany(clock => clock.Rule!.Obligation!.MustContain)
            .Any(phrase => phrases.Contains(phrase, StringComparer.OrdinalIgnoreCase));
}
