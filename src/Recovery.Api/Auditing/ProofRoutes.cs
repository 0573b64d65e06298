using System.Globalization;
using System.Text;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Auditing;

/// <summary>
/// That an event is in the log that was signed. Hash the UTF-8 of <paramref name="Entry"/> after a byte 0 (RFC 6962), follow <paramref name="Path"/> from <paramref name="Index"/>, and
/// you have the root of <paramref name="Checkpoint"/>.
/// </summary>
/// <param name="LeafHash">What the hash is, base64.</param>
/// <param name="Entry">The event with its metadata as canonical JSON (RFC 8785), personal data sealed.</param>
public sealed record EventProof(long Position, long Index, string LeafHash, string Entry, IReadOnlyList<string> Path, SignedHead Checkpoint);

/// <summary>That the tree of <paramref name="To"/> leaves begins with that of <paramref name="From"/> (RFC 9162, 2.1.4).</summary>
public sealed record ConsistencyAnswer(long From, long To, IReadOnlyList<string> Path);

/// <summary><c>GET audit/proof/{position}</c> and <c>GET audit/consistency</c>.</summary>
internal static class ProofRoutes
{
    private static readonly Shape Sizes = new();
    private static readonly Member<long> From = Sizes.Must("from", new Whole(0, long.MaxValue), "Leaves of the earlier tree.");
    private static readonly Member<long> To = Sizes.Must("to", new Whole(0, long.MaxValue), "Leaves of the later tree.");

    public static readonly QueryRoute OfEvent = new()
    {
        Path = "audit/proof/{position}",
        Name = "audit-proof",
        Summary = "The proof that the event of a position is in the log that was signed.",
        Right = Right.Audit,
        Codes = [ApiCodes.PositionUnknown, ApiCodes.PositionGone, ApiCodes.NotNotarised],
        Answers = typeof(EventProof),
        Find = (exchange, _) => Prove(exchange),
    };

    public static readonly QueryRoute Consistency = new()
    {
        Path = "audit/consistency",
        Name = "audit-consistency",
        Summary = "The proof that a later head of the log continues an earlier one.",
        Right = Right.Audit,
        Query = Sizes,
        Codes = [ApiCodes.SizeUnknown],
        Answers = typeof(ConsistencyAnswer),
        Find = Continue,
    };

    private static async ValueTask<Found> Prove(Exchange exchange)
    {
        if (!long.TryParse(exchange.PathPart("position"), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return new Problem(404, ApiCodes.PositionUnknown);
        return await exchange.Ports.Notarised.Prove(position, null, exchange.Aborted).ConfigureAwait(false) switch
        {
            Proof.Included (var entry, var index, var path, var head)  => new Found(new EventProof(
                position, index, LeafBytes.Hash(entry).ToString(), Encoding.UTF8.GetString(LeafBytes.Of(entry)), path, head)),
            Proof.NotYet    => new Problem(409, ApiCodes.NotNotarised) { RetryAfter = 2 },
            Proof.Gone      => new Problem(410, ApiCodes.PositionGone),
            _               => new Problem(404, ApiCodes.PositionUnknown),
        };
    }

    private static async ValueTask<Found> Continue(Exchange exchange, Body query)
    {
        var (from, to) = (From.In(query), To.In(query));
        return await exchange.Ports.Notarised.Consistency(from, to, exchange.Aborted).ConfigureAwait(false) is { } path
            ? new Found(new ConsistencyAnswer(from, to, path))
            : new Problem(404, ApiCodes.SizeUnknown);
    }
}
