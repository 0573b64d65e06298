using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Handling;

namespace Recovery.Api.Asking;

/// <summary>A command made of a body, or the problem why none can be made.</summary>
internal readonly record struct Prepared(IComplaintCommand? Command, Problem? Problem = null);

/// <summary>What became of a command that was given by another way than HTTP.</summary>
public abstract record Given
{
    private Given()
    {
    }

    /// <summary>Done, and durable.</summary>
    /// <param name="Changed">False when it was already so, or done before.</param>
    public sealed record Done(CaseSnapshot Case, bool Changed) : Given;

    /// <summary>Not done, and why.</summary>
    public sealed record No(Problem Problem) : Given;
}

/// <summary>An endpoint that gives one command to one case.</summary>
public class CommandRoute : ApiRoute
{
    /// <inheritdoc/>
    public override string Method => "POST";

    /// <summary>Makes the command.</summary>
    internal Func<ComplaintId, Body, IComplaintCommand>? Command { get; init; }

    /// <summary>Makes the command where more must be read or checked first.</summary>
    internal Func<Exchange, ComplaintId, Body, ValueTask<Prepared>>? Prepare { get; init; }

    /// <summary>Where the request comes from, so that a second delivery changes nothing.</summary>
    internal Func<Body, SourceRef?>? Source { get; init; }

    internal override async ValueTask<Problem?> Answer(Exchange exchange)
    {
        var faults = new Faults();
        var conditions = Conditions.Read(exchange.Http.Request, faults);
        Query.Read(exchange.Http.Request.Query, faults);
        if (await Subject(exchange).ConfigureAwait(false) is not { } id)
            return Problem.UnknownComplaint;

        var (asked, problem) = await BodyBytes.Read(exchange.Http.Request, bytes => Understand(exchange, id, bytes, conditions, faults)).ConfigureAwait(false);
        if (problem is not null || faults.Any)
            return problem ?? Problem.Malformed(faults);

        var (outcome, refused) = await Handle(exchange, id, asked.Body, asked.Request!).ConfigureAwait(false);
        return outcome is null ? refused : CommandAnswer.Write(exchange, outcome, Success);
    }

    /// <summary>
    /// Gives the command with a body that came by another way than this route's own request, such as a screen's form: the same shape, right
    /// and rules. The case is the one the path of the request names.
    /// </summary>
    /// <param name="body">The body as JSON, UTF-8.</param>
    /// <param name="version">The version the caller saw; null where any will do.</param>
    /// <param name="key">Under which the command is done only once; null for none.</param>
    public async ValueTask<Given> Give(Exchange exchange, ReadOnlyMemory<byte> body, int? version, string? key)
    {
        if (!Permissions.Allows(exchange.Actor.Role, Right))
            return new Given.No(new Problem(403, ApiCodes.RoleNotAllowed));
        return await Subject(exchange).ConfigureAwait(false) is { } id
            ? await Give(exchange, id, body, version, key).ConfigureAwait(false)
            : new Given.No(Problem.UnknownComplaint);
    }

    /// <summary>The same to a case that the path does not name, such as each of those that a list has selected.</summary>
    /// <inheritdoc cref="Give(Exchange, ReadOnlyMemory{byte}, int?, string?)"/>
    public async ValueTask<Given> Give(Exchange exchange, ComplaintId id, ReadOnlyMemory<byte> body, int? version, string? key)
    {
        if (!Permissions.Allows(exchange.Actor.Role, Right))
            return new Given.No(new Problem(403, ApiCodes.RoleNotAllowed));

        var faults = new Faults();
        var (read, request) = Understand(exchange, id, body.Span, new Conditions(version, key), faults);
        if (faults.Any)
            return new Given.No(Problem.Malformed(faults));
        return await Handle(exchange, id, read, request!).ConfigureAwait(false) switch
        {
            (Outcome.Done done, _)          => new Given.Done(done.Case, done.Changed),
            (Outcome.DoneBefore done, _)    => new Given.Done(done.Case, Changed: false),
            ({ } outcome, _)                => new Given.No(CommandAnswer.Refusal(outcome)),
            (_, var problem)                => new Given.No(problem!),
        };
    }

    private async ValueTask<(Outcome? Outcome, Problem? Problem)> Handle(Exchange exchange, ComplaintId id, Body body, Request request)
    {
        var prepared = Prepare is null ? new Prepared(Command!(id, body)) : await Prepare(exchange, id, body).ConfigureAwait(false);
        return prepared.Command is { } command
            ? (await exchange.Ports.Engine.Handle(command, request, exchange.Aborted).ConfigureAwait(false), null)
            : (null, prepared.Problem);
    }

    /// <summary>The complaint the command is given to; null for an unknown one.</summary>
    private protected virtual ValueTask<ComplaintId?> Subject(Exchange exchange) => exchange.Complaint();

    private (Body Body, Request? Request) Understand(Exchange exchange, ComplaintId id, ReadOnlySpan<byte> bytes, Conditions conditions, Faults faults)
    {
        var body = (Body ?? Nothing).Read(bytes, faults);
        return faults.Any ? default : (body, conditions.Of(exchange, Name, id == default ? string.Empty : $"{id}/{exchange.PathPart("pid")}", Source?.Invoke(body), bytes));
    }

    private static readonly Shape Nothing = new();
}
