namespace Recovery.Domain;

/// <summary>What somebody may do; the API decides by it, the Domain reads it only for authority and back-dating.</summary>
public enum Role
{
    /// <summary>Drives cases.</summary>
    Agent,

    /// <summary>Drives cases, decides overrides and policy.</summary>
    Supervisor,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Another system: mail, telephone, an import.</summary>
    Integration,

    /// <summary>Keys, policies, erasure.</summary>
    Admin,

    /// <summary>The engine itself: deadlines.</summary>
    System,
}

/// <summary>Who acts, and for whom; both are written into the envelope of every event.</summary>
public sealed record Actor(string Name, Role Role, string? OnBehalfOf = null)
{
    /// <summary>The engine, acting on an elapsed deadline.</summary>
    public static readonly Actor Engine = new("recovery", Role.System);
}
