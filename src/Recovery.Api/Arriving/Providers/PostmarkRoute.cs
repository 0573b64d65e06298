using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Integrations.Providers;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Arriving.Providers;

/// <summary><c>POST intake/postmark</c>.</summary>
internal static class PostmarkRoute
{
    public static readonly RawRoute Route = new()
    {
        Path = "intake/postmark",
        Name = "intake-postmark",
        Summary = "Inbound mail of Postmark, which shows the user and password of the webhook's URL (HTTP Basic).",
        Right = Right.BringIn,
        ProvenAs = "postmark",
        IsOpen = edges => edges.Postmark is not null,
        Takes = ["application/json"],
        MaxBytes = Postmark.MaxBytes,
        Answers = typeof(ArrivalFiled),
        Codes = [.. Proven.Codes, OutsideFaults.CredentialsWrong, OutsideFaults.NotJson, OutsideFaults.MemberMissing],
        Handle = Take,
    };

    private static async ValueTask<Found> Take(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        if (exchange.Ports.Edges.Postmark is not { } access)
            return Proven.NotConfigured;
        var verified = Postmark.Verify(Proven.HeadersOf(exchange.Http.Request), access.User, access.Password);
        if (verified.Value is not { } proof)
            return Proven.Refused(verified.Fault!);
        return await Proven.Take(exchange, proof: null, reader => Postmark.Read(proof, body, reader)).ConfigureAwait(false);
    }
}
