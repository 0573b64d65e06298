using Recovery.Domain;

namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>How much an export tells: nothing personal, no free text and no names of staff, unless it is asked for.</summary>
/// <param name="WithText">Personal data and free text are written; what was erased shows <c>[erased]</c>.</param>
/// <param name="WithNames">Staff are written by name.</param>
public sealed record Disclosure(Pseudonyms Pseudonyms, bool WithText = false, bool WithNames = false)
{
    /// <summary>Somebody of the house, as this export writes them.</summary>
    internal string Staff(string name) => WithNames ? name : Pseudonyms.Of(name);

    /// <summary>Who acted; the engine itself has no pseudonym.</summary>
    internal string Actor(Actor actor) => actor.Role == Role.System && actor.Name == Domain.Actor.Engine.Name ? actor.Name : Staff(actor.Name);

    /// <summary>True where a member of this standing is written at all.</summary>
    internal bool Shows(Standing standing) => standing != Standing.Words || WithText;
}
