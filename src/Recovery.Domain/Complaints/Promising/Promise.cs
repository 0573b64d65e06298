namespace Recovery.Domain.Complaints.Promising;

/// <summary>What has become of a promise.</summary>
public enum PromiseState
{
    /// <summary>Still to be kept.</summary>
    Open,

    /// <summary>Kept.</summary>
    Kept,

    /// <summary>Its day passed, or somebody said that it cannot be kept.</summary>
    Broken,

    /// <summary>Left open at resolution, with the complainant's consent.</summary>
    CarriedOver,
}

/// <summary>A promise as guards and deadlines read it: what, who and by which day.</summary>
public sealed record Promise(PromiseId Id, Personal What, string Who, DateOnly DueOn, DateTimeOffset GivenAt, PromiseState State = PromiseState.Open);

/// <summary>A reason given for going beyond a guard; a supervisor sees it.</summary>
public sealed record Override(Personal Reason)
{
    /// <summary>An override without a reason is none.</summary>
    internal bool HasReason => !Reason.IsBlank;
}
