using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Postgres;
using Weasel.Core.Migrations;
using Wolverine.Persistence.Durability;

namespace Recovery.CritterStack;

/// <summary>What Marten and Wolverine need in the database beside our own migrations: functions and tables of Marten's, tables of Wolverine's.</summary>
public static class CritterStackSchema
{
    /// <summary>Creates or updates it; after our own migrations, and before any node starts. Under the lock of migrations: neither tool bears a second one beside it.</summary>
    public static async Task Migrate(string connectionString, CancellationToken cancellation)
    {
        await using var database = CritterStackHost.Open(connectionString);
        await using var alone = await database.OpenConnectionAsync(cancellation);
        await using var turn = await alone.BeginTransactionAsync(cancellation);
        await using (var take = alone.Command(Sql.Of("Schema/lock")))
            await take.ExecuteNonQueryAsync(cancellation);

        using var host = CritterStackHost.Build(database, AutoCreate.CreateOrUpdate, _ => { });
        await host.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
        await host.Services.GetRequiredService<IMessageStore>().Admin.MigrateAsync(AutoCreate.CreateOrUpdate);
    }

    /// <summary>Whether it is there as this build expects it: both tools are asked.</summary>
    public static async Task<bool> IsCurrent(string connectionString, CancellationToken cancellation)
    {
        await using var database = CritterStackHost.Open(connectionString);
        using var host = CritterStackHost.Build(database, AutoCreate.None, _ => { });
        try
        {
            await host.Services.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync(cancellation);
            await host.Services.GetRequiredService<IMessageStore>().Admin.AssertStorageExistsAsync(cancellation);
            return true;
        }
        catch (Exception differs) when (differs is DatabaseValidationException or InvalidOperationException)
        {
            return false;
        }
    }
}
