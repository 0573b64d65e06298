using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;

namespace Recovery.Bench;

/// <summary>The commands of the write bench; what is received makes an event of about 600 bytes.</summary>
internal static class Workload
{
    /// <summary>What the complainant says.</summary>
    public const string Words = "Le chauffage est tombé en panne deux fois cette semaine et personne ne m'a rappelée depuis lundi, malgré trois appels. "
        + "On m'avait promis un technicien avant vendredi, et j'ai pris un jour de congé pour rien.";

    /// <summary>What the complainant is told.</summary>
    public static readonly Personal Heard = Personal.Of("Nous avons bien reçu votre réclamation et vous répondons d'ici vendredi.");

    /// <summary>A complaint like every other.</summary>
    public static NewComplaint Complaint() => new(
        Channel.Email,
        "fr",
        Personal.Of(Words),
        new Complainant(Guid.CreateVersion7(), Personal.Of("Jeanne Martin"), Personal.Of("jeanne.martin@example.org")),
        Touchpoint: "delivery");
}
