namespace Recovery.Domain.Sla;

/// <summary>Why a pack is not published: a code for machines, the clock it is about (null for the pack itself), and a sentence that says what to do.</summary>
public sealed record PackViolation(string Code, string? Clock, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Clock is null ? $"{Code}: {Message}" : $"{Code} ({Clock}): {Message}";
}
