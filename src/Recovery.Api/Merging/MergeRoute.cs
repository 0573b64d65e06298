using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Decisions;
using Recovery.Engine.Reading;

namespace Recovery.Api.Merging;

/// <summary><c>POST complaints/{id}/merge</c>.</summary>
internal static class MergeRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Into = Body.Must("into", Kinds.Name, "Id or reference of the case that goes on.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/merge",
        Name = "merge",
        Summary = "Joins the case to another of the same complainant; reversible. Two complainants are never joined.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"into":"R-100042-7"}""",
        Codes = [Refusals.WrongStage, Refusals.MergeIntoItself, Refusals.MergeTargetEnded, Refusals.MergeOfTwoComplainants, Refusals.PersonalDataErased],
        Prepare = Command,
    };

    /// <summary>The case that goes on, by id or reference; null for an unknown one.</summary>
    public static async ValueTask<CaseAt?> Target(Exchange exchange, string name) =>
        Exchange.IsName(name) && await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) is { } id
            ? await exchange.Ports.Cases.Now(id, exchange.Aborted).ConfigureAwait(false)
            : null;

    public static Merge Of(ComplaintId id, CaseAt target) =>
        new(id, new MergeTarget(target.Case.Id, target.Case.State.Stage, target.Case.State.Complainant, target.Case.State.Erased));

    /// <summary>The case named does not exist.</summary>
    public static Problem Unknown(string name) => new(422, ApiCodes.ComplaintUnknown) { Faults = Faults.Of("into", Fault.NotFound, name) };

    private static async ValueTask<Prepared> Command(Exchange exchange, ComplaintId id, Body body) =>
        await Target(exchange, Into.In(body)).ConfigureAwait(false) is { } target
            ? new Prepared(Of(id, target))
            : new Prepared(null, Unknown(Into.In(body)));
}
