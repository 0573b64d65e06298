using Npgsql;
using Recovery.Domain;

namespace Recovery.Api.Tests.Auditing;

/// <summary>What cannot be written down is not given.</summary>
public sealed class RefusingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Whoever_cannot_be_recorded_is_given_nothing_and_may_try_again()
    {
        var id = await A.Acknowledged(host.As(Role.Agent));
        await Execute("alter table recovery.accesses rename to elsewhere");
        foreach (var path in (string[])[$"complaints/{id}", $"complaints/{id}/history", $"complaints/{id}/clocks", $"complaints/{id}?version=1", "worklist?q=heating"])
        {
            var refused = (await host.As(Role.Agent).Get(path)).Refused(503, "access-not-recorded");
            refused.Headers.RetryAfter.ShouldNotBeNull();
            refused.Text.ShouldNotContain("heating");
        }

        (await host.As(Role.Auditor).Get("reports/on-time", ("Accept", "text/csv"))).Refused(503, "access-not-recorded");
        (await host.As(Role.Auditor).Get("audit/export?format=ndjson")).Refused(503, "access-not-recorded");
        (await host.As(Role.Agent).Get("worklist")).Done(); // what is not recorded goes on
        (await host.As(Role.Agent).Post($"complaints/{id}/notes", """{"text":"and so does work"}""")).Done();

        await Execute("alter table recovery.elsewhere rename to accesses");
        (await host.As(Role.Agent).Get($"complaints/{id}")).Done();
    }

    private async Task Execute(string sql)
    {
        await using var database = NpgsqlDataSource.Create(host.Database);
#pragma warning disable CA2100 // written above
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
