using Npgsql;
using Recovery.Api.Standing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Migrations;

namespace Recovery.Host.Standing;

/// <summary>The database answers, and has this build's schema.</summary>
internal sealed class SchemaStanding(NpgsqlDataSource database) : IStanding
{
    private readonly MigrationRunner migrations = new(database);

    /// <inheritdoc/>
    public async ValueTask<string?> Trouble(CancellationToken cancellation)
    {
        try
        {
            return await migrations.IsCurrent(cancellation) ? null : "the database lacks migrations of this build: run `recovery migrate`";
        }
        catch (NpgsqlException unreachable)
        {
            return "the database does not answer: " + unreachable.Message;
        }
    }
}

/// <summary>The follower follows.</summary>
internal sealed class FollowerStanding(IFollower follower) : IStanding
{
    /// <inheritdoc/>
    public ValueTask<string?> Trouble(CancellationToken cancellation) => ValueTask.FromResult(follower.Health.StoppedBecause?.Message);
}
