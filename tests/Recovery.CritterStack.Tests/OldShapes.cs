using Recovery.Postgres.Vault;
using JasperFx;
using Marten;
using Recovery.Conformance;
using Recovery.CritterStack.Storing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Serialization;

namespace Recovery.CritterStack.Tests;

/// <summary>Marten reads shapes of old by the same upcasts as the built-in engine, and stops at what it does not know (CONVENTIONS 5, 10).</summary>
public sealed class OldShapes : Suite
{
    private readonly OnCritterStack on = new();

    protected override IBacking Backing => on;

    [Fact]
    public async Task A_shape_of_old_is_raised_as_often_as_it_takes()
    {
        var json = new EventJson(
            new Upcast("note-jotted.v0", "note-jotted.v1", old => new() { ["words"] = old["w"]!.DeepClone() }),
            new Upcast("note-jotted.v1", "note-added.v1", old => new() { ["text"] = old["words"]!.DeepClone() }));
        var id = await Noted("note-jotted.v0", """{"w":"as we said then"}""");

        await using var database = CritterStackHost.Open(on.ConnectionString);
        using var documents = DocumentStore.For(options => EventTables.Configure(options, database, json, AutoCreate.None));
        await using var session = documents.QuerySession();
        var seals = await CaseKeys.Open(database, TestKeys.Masters, TimeProvider.System, CancellationToken.None);
        (await MartenEventStore.Read(session, id, seals, CancellationToken.None))[^1].Event.ShouldBe(new NoteAdded(Personal.Of("as we said then")));
    }

    [Theory]
    [InlineData("nobody-knows-this.v1", "{}")]
    [InlineData("note-added.v1", """{"text":7}""")]
    public async Task What_it_does_not_know_stops_it(string name, string data)
    {
        var id = await Noted(name, data);
        await Should.ThrowAsync<UnreadableEventException>(async () => await (await NewNode()).Store.Read(id, CancellationToken.None));
    }

    /// <summary>A case whose second event is what another version wrote.</summary>
    private async Task<ComplaintId> Noted(string name, string data)
    {
        var node = await NewNode();
        var id = await Received(node);
        await Done(node, new AddNote(id, Personal.Of("today")));
        await using var database = CritterStackHost.Open(on.ConnectionString);
        await using var change = database.CreateCommand("update recovery.mt_events set type = $1, data = $2::jsonb where stream_id = $3 and version = 2");
        change.Parameters.AddWithValue(name);
        change.Parameters.AddWithValue(data);
        change.Parameters.AddWithValue(id.Value);
        (await change.ExecuteNonQueryAsync()).ShouldBe(1);
        return id;
    }
}
