namespace Recovery.Policies.Json;

/// <summary>What is wrong in a file and where: <c>weekly.mon[1]</c>, "overlaps the interval before it". The root is the empty path.</summary>
public sealed record FileError(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}

/// <summary>A file as read, or everything that is wrong with it; never both.</summary>
public sealed record FileResult<T>(T? Value, IReadOnlyList<FileError> Errors)
    where T : class
{
    /// <summary>The value, or an exception that lists all errors.</summary>
    /// <exception cref="InvalidPolicyException">The file has errors.</exception>
    public T OrThrow(string file) => Value ?? throw new InvalidPolicyException(file, Errors);
}

/// <summary>A policy file is refused; <see cref="Errors"/> tells all that must change.</summary>
public sealed class InvalidPolicyException(string file, IReadOnlyList<FileError> errors)
    : Exception($"{file} is refused: {string.Join("; ", errors)}")
{
    /// <summary>Everything that is wrong with the file.</summary>
    public IReadOnlyList<FileError> Errors { get; } = errors;
}
