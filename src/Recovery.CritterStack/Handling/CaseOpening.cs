using Marten;
using Recovery.CritterStack.Storing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;
using Wolverine;

namespace Recovery.CritterStack.Handling;

/// <summary>Middleware before every handler of a command.</summary>
public static class CaseOpening
{
    /// <summary>Reads the stream in the handler's session.</summary>
    public static async Task<OpenCase> LoadAsync(
        Asked asked, IDocumentSession session, IMessageContext context, IPolicyCatalog policies, CaseKeys keys, IEngineClock clock, CancellationToken cancellation)
    {
        var current = asked.Wanted is Receive
            ? KnownCase.None
            : KnownCase.Of(await MartenEventStore.Read(session, asked.Wanted.Complaint, keys, cancellation));
        return new OpenCase(asked, current, session, context, policies, keys, clock);
    }
}
