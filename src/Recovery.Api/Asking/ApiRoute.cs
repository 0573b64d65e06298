using Recovery.Api.Access;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;

namespace Recovery.Api.Asking;

/// <summary>
/// One endpoint: where it is, what it takes, who may ask, what it answers. Mapping, permission, reading, the OpenAPI document and the tests
/// all follow from this one description.
/// </summary>
public abstract class ApiRoute
{
    /// <summary>Where all paths begin.</summary>
    public const string Prefix = "/api/v1/";

    /// <summary>GET or POST.</summary>
    public abstract string Method { get; }

    /// <summary>Path below <see cref="Prefix"/>, e.g. <c>complaints/{id}/promises</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the operation, unique.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What it needs to be allowed.</summary>
    public required Right Right { get; init; }

    /// <summary>The body it takes; null for none.</summary>
    public Shape? Body { get; init; }

    /// <summary>A body that works, as JSON.</summary>
    public string? Example { get; init; }

    /// <summary>Its query parameters.</summary>
    public Shape Query { get; init; } = new();

    /// <summary>Codes it refuses with, beside those that every endpoint has.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Type of its JSON answer; null where it answers otherwise.</summary>
    public Type? Answers { get; init; }

    /// <summary>True where its answer may give something of people, and is then written into the log of accesses before it is given.</summary>
    public virtual bool IsRecorded => false;

    /// <summary>Status of success.</summary>
    public virtual int Success => 200;

    /// <summary>Media types of its answer.</summary>
    public virtual IReadOnlyList<string> MediaTypes => ["application/json"];

    /// <summary>Answers; null when the answer is written, else the problem to write.</summary>
    internal abstract ValueTask<Problem?> Answer(Exchange exchange);
}
