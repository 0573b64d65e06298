namespace Recovery.Integrations.Reading;

/// <summary>Why something from outside was not taken: a code that is an API (<see cref="Faults"/>), and where to look. Never carries anything personal.</summary>
public sealed record Fault(string Code, string? Detail = null);

/// <summary>What was read, or why it was not: errors of the outside are data.</summary>
public readonly record struct Reading<T>
    where T : class
{
    private Reading(T? value, Fault? fault) => (Value, Fault) = (value, fault);

    /// <summary>What was read; null where <see cref="Fault"/> says why not.</summary>
    public T? Value { get; }

    /// <summary>Why not; null where it was read.</summary>
    public Fault? Fault { get; }

    /// <summary>It was read; for interfaces, of which C# converts none by itself.</summary>
    public static Reading<T> Of(T value) => new(value, null);

    /// <summary>It was read.</summary>
    public static implicit operator Reading<T>(T value) => new(value, null);

    /// <summary>It was not.</summary>
    public static implicit operator Reading<T>(Fault fault) => new(null, fault);

    /// <summary>Goes on with what was read, or hands on why not.</summary>
    public Reading<TNext> Then<TNext>(Func<T, Reading<TNext>> next)
        where TNext : class => Value is { } value ? next(value) : Fault ?? new Fault(Faults.Empty);
}
