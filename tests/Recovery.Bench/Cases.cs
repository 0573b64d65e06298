using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Handling;

namespace Recovery.Bench;

/// <summary>Cases in any number: one made by the engine, the others like it by SQL.</summary>
internal static class Cases
{
    /// <summary>Receives one complaint through the engine, and acknowledges it if so asked.</summary>
    public static async Task<ComplaintId> One(IEngineNode node, IPolicyCatalog policies, string pack, bool acknowledged)
    {
        var request = new Request(new Actor("agent-7", Role.Agent));
        var receive = await new Intake(node.Store, policies, node.Clock).Prepare(Workload.Complaint() with { Pack = pack }, CancellationToken.None)
            ?? throw new BenchException("there is no pack " + pack);
        await node.Engine.Handle(receive, request, CancellationToken.None);
        if (acknowledged)
            await node.Engine.Handle(new Acknowledge(receive.Complaint, Workload.Heard), request, CancellationToken.None);
        return receive.Complaint;
    }

    /// <summary>Makes <paramref name="count"/> cases like one, received at equal steps from an instant on.</summary>
    public static async Task Like(BenchDatabase database, ComplaintId one, int count, DateTimeOffset first, TimeSpan step)
    {
        await using var command = database.Source.CreateCommand(BenchDatabase.Text("clone_cases"));
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = one.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = first.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = step });
        await command.ExecuteNonQueryAsync();
        await database.Execute("analyze");
    }
}
