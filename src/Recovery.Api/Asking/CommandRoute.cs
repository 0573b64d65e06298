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

        var prepared = Prepare is null ? new Prepared(Command!(id, asked.Body)) : await Prepare(exchange, id, asked.Body).ConfigureAwait(false);
        if (prepared.Command is not { } command)
            return prepared.Problem;

        var outcome = await exchange.Ports.Engine.Handle(command, asked.Request!, exchange.Aborted).ConfigureAwait(false);
        return CommandAnswer.Write(exchange, outcome, Success);
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
