namespace Recovery.Domain.Sla;

/// <summary>How a complaint came in.</summary>
public enum Channel
{
    /// <summary>In person, at a counter.</summary>
    Verbal,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By text message.</summary>
    Sms,

    /// <summary>By a web form.</summary>
    Web,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By letter: a full account, answered by a meeting.</summary>
    Letter,
}

/// <summary>How serious the matter is for the complainant.</summary>
public enum Severity
{
    /// <summary>An annoyance.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Harm, urgency, or a promise of ours that was broken.</summary>
    High,
}

/// <summary>How the case is handled.</summary>
public enum Procedure
{
    /// <summary>Settled where possible at once.</summary>
    Informal,

    /// <summary>In writing, step by step.</summary>
    Formal,
}
