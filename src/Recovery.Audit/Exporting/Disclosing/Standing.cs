namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>What kind of telling a member of an event is: by it an export decides whether it writes it, and how.</summary>
internal enum Standing
{
    /// <summary>A fact without a person: a word of a list, a number, an instant, a category of the house. Always written.</summary>
    Fact,

    /// <summary>Somebody of the house: written as a pseudonym, or by name where names were asked for.</summary>
    Staff,

    /// <summary>Personal data of a complainant, or what somebody wrote in their own words: written only where text was asked for.</summary>
    Words,
}
