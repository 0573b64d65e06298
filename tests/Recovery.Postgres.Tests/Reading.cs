using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Postgres.Reading;

namespace Recovery.Postgres.Tests;

public sealed class Reading : OnDatabase
{
    [Fact]
    public async Task An_event_comes_back_as_it_was_written()
    {
        var (id, received) = (A.Complaint(), A.Received(Tuesday, narrative: "Trois pannes : « ça suffit » \"北京\" 🙂\u0001"));
        await Log.Append(id, Tuesday.AddTicks(10), received, new NoteAdded(Personal.Of("x")));
        var events = await new EventReader(Database, Seals).Read(id, CancellationToken.None);
        events.Select(e => (e.Version, e.StoredName, e.At)).ShouldBe([(1, "complaint-received.v1", Tuesday.AddTicks(10)), (2, "note-added.v1", Tuesday.AddTicks(10))]);
        events[0].Event.ShouldBe(received);
        events[0].Envelope.ShouldBe(new Envelope(new Actor("agent-7", Role.Agent)));
        (await new EventReader(Database, Seals).ReadLog(events[0].Position, 5, CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(events[1]);
    }

    [Fact]
    public async Task An_event_that_is_not_known_is_not_skipped()
    {
        var id = A.Complaint();
        await using (var connection = await Database.OpenConnectionAsync())
            await EventLog.Append(connection, id, Tuesday, "complaint-vanished.v1", "{}"u8.ToArray());
        await Should.ThrowAsync<UnreadableEventException>(async () => await new EventReader(Database, Seals).Read(id, CancellationToken.None));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_unavailable_and_nothing_else()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        await Should.ThrowAsync<StoreUnavailableException>(async () => await new EventReader(nowhere, Seals).LastPosition(CancellationToken.None));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Mme Martin \"mère\"", "old.csv:17")]
    public void Envelopes_survive_their_headers(string? behalf, string? import)
    {
        var envelope = new Envelope(new Actor("agent-7", Role.Supervisor, behalf), "c", null, import);
        EnvelopeJson.Read("agent-7", "c", null, System.Text.Encoding.UTF8.GetBytes(EnvelopeJson.Write(envelope))).ShouldBe(envelope);
    }
}
