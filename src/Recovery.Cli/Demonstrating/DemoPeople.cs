using System.Text.Json;
using Recovery.Domain;

namespace Recovery.Cli.Demonstrating;

/// <summary>The demo people as the host's <c>--people</c> file: who can sign in to the screens.</summary>
internal static class DemoPeople
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task Write(string file, CancellationToken cancellation) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(All(), Form), cancellation);

    private static IEnumerable<object> All() =>
    [
        .. Cast.Agents.Select(agent => new { agent.Name, Role = Words.Of(Role.Agent), agent.DisplayName, agent.Team, agent.Language }),
        new { Cast.Supervisor.Name, Role = Words.Of(Role.Supervisor), DisplayName = "Helen Ward", Language = "en" },
        new { Name = "audit", Role = Words.Of(Role.Auditor), DisplayName = "Paul Keller", Language = "en" },
        new { Name = "admin", Role = Words.Of(Role.Admin), DisplayName = "Ana Ruiz", Language = "es" },
    ];
}
