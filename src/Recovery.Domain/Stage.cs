namespace Recovery.Domain;

/// <summary>How far the conversation has come (DESIGN 3); each names the last step done.</summary>
public enum Stage
{
    /// <summary>No complaint yet.</summary>
    None,

    /// <summary>Received: attend.</summary>
    Received,

    /// <summary>Acknowledged: the complainant knows that we heard.</summary>
    Acknowledged,

    /// <summary>Said back; the complainant's answer is awaited.</summary>
    Reformulated,

    /// <summary>The complainant said that it is not so: say it back again.</summary>
    Corrected,

    /// <summary>"Yes, that is it": from here on something may be promised.</summary>
    Confirmed,

    /// <summary>What, who and by when.</summary>
    Promised,

    /// <summary>Settled by the complainant's outcome.</summary>
    Resolved,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>The complainant took it back.</summary>
    Withdrawn,

    /// <summary>Goes on under another reference.</summary>
    Merged,
}
