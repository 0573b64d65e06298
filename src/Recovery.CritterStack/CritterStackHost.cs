using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recovery.CritterStack.Handling;
using Recovery.CritterStack.Queueing;
using Recovery.CritterStack.Storing;
using Recovery.Engine.Serialization;
using Wolverine;
using Wolverine.Marten;

namespace Recovery.CritterStack;

/// <summary>The generic host in which Marten and Wolverine live, the same for a node, for a migration and for generating code.</summary>
internal static class CritterStackHost
{
    /// <summary>A command under way has a connection to itself here. More than these at once make a small server no faster.</summary>
    private const int Connections = 40;

    /// <summary>Connections as Marten wants them: sessions in UTC, as its functions write local times.</summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", ApplicationName = "recovery-critterstack" };
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 50);
        settings.Options ??= "-c idle_in_transaction_session_timeout=60s"; // whoever reads the log waits for a writer that forgot to end
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = Connections;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    /// <summary>A host, built and not started.</summary>
    /// <param name="create">What Marten may change in the database by itself.</param>
    /// <param name="compose">The services that handlers ask for.</param>
    /// <param name="generateInto">A directory to write the code around handlers to; null, as everywhere but where it is made, takes what is part of this assembly.</param>
    public static IHost Build(NpgsqlDataSource database, AutoCreate create, Action<IServiceCollection> compose, string? generateInto = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = typeof(CritterStackHost).Assembly.GetName().Name });
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ssZ "));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Marten", LogLevel.None); // a statement that fails is logged with its parameters: the complainant's words. What it means is ours to say
        builder.Logging.AddFilter(typeof(Asked).FullName, LogLevel.None); // a conflict is no failure, and any other trouble is told to who asked
        builder.Services.AddMarten(options => EventTables.Configure(options, database, EventJson.Today, create))
            .UseLightweightSessions()
            .IntegrateWithWolverine(marten => marten.MessageStorageSchemaName = WolverineSetup.Schema);
        builder.UseWolverine(options => WolverineSetup.Configure(options, generateInto));
        compose(builder.Services);
        return builder.Build();
    }
}
