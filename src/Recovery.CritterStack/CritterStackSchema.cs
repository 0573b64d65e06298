using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Persistence.Durability;

namespace Recovery.CritterStack;

/// <summary>What Marten and Wolverine need in the database beside our own migrations: functions of Marten's and tables of Wolverine's.</summary>
public static class CritterStackSchema
{
    /// <summary>Creates or updates it; after our own migrations, and before any node starts.</summary>
    public static async Task Migrate(string connectionString, CancellationToken cancellation)
    {
        await using var database = CritterStackHost.Open(connectionString);
        using var host = CritterStackHost.Build(database, AutoCreate.CreateOrUpdate, _ => { });
        await host.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
        await host.Services.GetRequiredService<IMessageStore>().Admin.MigrateAsync(AutoCreate.CreateOrUpdate);
    }

    /// <summary>Whether it is there as this build expects it.</summary>
    public static async Task<bool> IsCurrent(string connectionString, CancellationToken cancellation)
    {
        await using var database = CritterStackHost.Open(connectionString);
        using var host = CritterStackHost.Build(database, AutoCreate.None, _ => { });
        try
        {
            await host.Services.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync(cancellation);
            return true;
        }
        catch (Weasel.Core.Migrations.DatabaseValidationException)
        {
            return false;
        }
    }
}
