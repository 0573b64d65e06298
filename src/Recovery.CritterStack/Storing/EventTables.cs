using JasperFx;
using JasperFx.Events;
using Marten;
using Npgsql;
using Recovery.Engine.Auditing;
using Recovery.Engine.Serialization;

namespace Recovery.CritterStack.Storing;

/// <summary>Marten on the event tables of ours, strictly: names as stored, metadata in columns, our JSON, nothing skipped (CONVENTIONS 9, 10).</summary>
internal static class EventTables
{
    /// <summary>Where the event tables stand, and ours beside them.</summary>
    public const string Schema = "recovery";

    /// <summary>Tells Marten all of it.</summary>
    /// <param name="create">What Marten may change in the database by itself: nothing but at a migration.</param>
    public static void Configure(StoreOptions options, NpgsqlDataSource database, EventJson json, AutoCreate create)
    {
        options.Connection(database);
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = create;
        options.Serializer(new EventSerializer());
        options.DisableNpgsqlLogging = true;

        var events = options.Events;
        events.DatabaseSchemaName = Schema;
        events.StreamIdentity = StreamIdentity.AsGuid;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps; // despite its name: the one quick mode that writes the instants we give
        events.MetadataConfig.CausationIdEnabled = true;
        events.MetadataConfig.CorrelationIdEnabled = true;
        events.MetadataConfig.HeadersEnabled = true;
        events.MetadataConfig.UserNameEnabled = true;
        foreach (var (name, type) in EventJson.StoredTypes)
            events.MapEventType(type, name);
        events.MapEventType(typeof(AccessRecorded), AccessRecorded.StoredName); // in streams of its own: whoever asks for one of those reads no complaint
        foreach (var upcast in json.Upcasts)
            events.Upcast(json.TypeAfter(upcast), upcast.From, EventSerializer.Raise(json, upcast.From));

        // Marten's daemon runs nowhere here. Should a tool run one, it stops at what it cannot apply, as our followers do.
        foreach (var errors in (JasperFx.Events.Daemon.ErrorHandlingOptions[])[options.Projections.Errors, options.Projections.RebuildErrors])
            (errors.SkipApplyErrors, errors.SkipSerializationErrors, errors.SkipUnknownEvents) = (false, false, false);
    }
}
