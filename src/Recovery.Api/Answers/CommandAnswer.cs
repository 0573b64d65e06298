using System.Text.Json;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;

namespace Recovery.Api.Answers;

/// <summary>A milestone still owed, with its clock.</summary>
/// <param name="DueAt">Absent while the clock is paused: nobody knows yet.</param>
public sealed record Owed(string Clock, string Milestone, DateTimeOffset? DueAt, ClockState State);

/// <summary>What a command answers (the contract's shape); written by hand below, described by this record.</summary>
public sealed record CommandDone(Guid Id, string Reference, int Version, long Position, Stage Stage, IReadOnlyList<Owed> Deadlines);

/// <summary>Puts the outcome of a command into HTTP.</summary>
internal static class CommandAnswer
{
    /// <summary>Writes a success; answers the problem otherwise.</summary>
    public static Problem? Write(Exchange exchange, Outcome outcome, int success)
    {
        switch (outcome)
        {
            case Outcome.Done { Case: var now, Changed: var changed }:
                Write(exchange, now, changed ? now.At : exchange.Ports.Clock.Now, success);
                return null;
            case Outcome.DoneBefore { Case: var then }: // judged at its own instant: byte for byte the answer given then
                Write(exchange, then, then.At, success);
                return null;
            default:
                return Refusal(outcome);
        }
    }

    /// <summary>The problem of an outcome that is no success.</summary>
    public static Problem Refusal(Outcome outcome) => outcome switch
    {
        Outcome.Refused { Code: Refusals.PromiseUnknown, Detail: var about }   => new Problem(404, Refusals.PromiseUnknown, about),
        Outcome.Refused no          => new Problem(409, no.Code, no.Detail) { Stage = Words.Of(no.State.Stage) },
        Outcome.Unknown             => Problem.UnknownComplaint,
        Outcome.Moved moved         => new Problem(412, ApiCodes.VersionMismatch) { Version = moved.Version },
        Outcome.KeyReused           => new Problem(422, ApiCodes.KeyReused),
        Outcome.KeyInFlight         => new Problem(409, ApiCodes.KeyInFlight) { RetryAfter = 1 },
        Outcome.Contended           => new Problem(409, ApiCodes.Contended) { RetryAfter = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "no answer for this outcome"),
    };

    private static void Write(Exchange exchange, CaseSnapshot at, DateTimeOffset judged, int status)
    {
        var response = exchange.Http.Response;
        response.StatusCode = status;
        response.Headers.ETag = ETag.Of(at.Version);
        if (status == 201)
            response.Headers.Location = $"{ApiRoute.Prefix}complaints/{at.Id}";
        JsonAnswer.Write(response, "application/json", (at, judged), static (json, of) => Write(json, of.at, of.judged));
    }

    private static void Write(Utf8JsonWriter json, CaseSnapshot at, DateTimeOffset judged)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, at.Id.Value);
        json.WriteString("reference"u8, at.State.Reference);
        json.WriteNumber("version"u8, at.Version);
        json.WriteNumber("position"u8, at.Position);
        json.WriteString("stage"u8, Words.Of(at.State.Stage));
        json.WriteStartArray("deadlines"u8);
        foreach (var clock in at.Clocks)
        {
            if (!clock.IsOwed)
                continue;
            json.WriteStartObject();
            json.WriteString("clock"u8, clock.Id);
            json.WriteString("milestone"u8, clock.Milestone);
            if (clock.DueAt is { } due)
                json.WriteString("dueAt"u8, due.UtcDateTime);
            else
                json.WriteNull("dueAt"u8);
            json.WriteString("state"u8, Words.Of(clock.StateAt(judged)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
