using System.CommandLine;
using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Domain;
using Recovery.Engine.Keys;
using Spectre.Console;

namespace Recovery.Cli;

/// <summary><c>keys new|list|revoke</c>: API keys. A secret is shown once, when the key is made.</summary>
internal static class KeysVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Who or what will use it." };
    private static readonly Argument<string> Id = new("ID") { Description = "The key's id, as listed." };
    private static readonly Option<string> For = new("--role") { Description = "agent, supervisor, auditor, integration or admin.", HelpName = "ROLE", Required = true };

    public static Command Command()
    {
        For.AcceptOnlyFromAmong([.. Words.All<Role>().Where(role => role != Words.Of(Role.System))]);
        var make = new Command("new", "Make a key and show its secret, once.") { Name, For };
        make.SetAction(New);
        var list = new Command("list", "All keys, revoked ones too.");
        list.SetAction(List);
        var revoke = new Command("revoke", "Revoke a key.") { Id };
        revoke.SetAction(Revoke);
        return new Command("keys", "API keys.") { make, list, revoke };
    }

    private static async Task<int> New(ParseResult args, CancellationToken cancellation)
    {
        _ = Words.TryRead<Role>(args.GetRequiredValue(For), out var role);
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var (key, secret) = await workplace.Keys.Create(args.GetRequiredValue(Name), role, cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.Write(writer =>
            {
                Write(writer, key);
                writer.WriteString("secret", secret);
            });
        }
        else
        {
            await Console.Error.WriteLineAsync($"Key {key.Id} for {key.Name} ({Words.Of(key.Role)}). Keep its secret: it is not shown again.").ConfigureAwait(false);
            Console.WriteLine(secret);
        }

        return Exit.Done;
    }

    private static async Task<int> List(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var keys = await workplace.Keys.List(cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.WriteValue(writer =>
            {
                writer.WriteStartArray();
                foreach (var key in keys)
                {
                    writer.WriteStartObject();
                    Write(writer, key);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return Exit.Done;
        }

        var table = new Table().AddColumns("id", "name", "role", "made", "revoked");
        foreach (var key in keys)
            table.AddRow(key.Id, key.Name.EscapeMarkup(), Words.Of(key.Role), Instants.Text(key.CreatedAt), key.RevokedAt is { } at ? Instants.Text(at) : "–");
        AnsiConsole.Write(table);
        return Exit.Done;
    }

    private static async Task<int> Revoke(ParseResult args, CancellationToken cancellation)
    {
        var id = args.GetRequiredValue(Id);
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var revoked = await workplace.Keys.Revoke(id, cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
            JsonAnswer.Write(writer => writer.WriteBoolean("revoked", revoked));
        return revoked ? Exit.Done : throw StoppedException.FoundWrong($"There is no key {id}.");
    }

    private static void Write(Utf8JsonWriter writer, ApiKey key)
    {
        writer.WriteString("id", key.Id);
        writer.WriteString("name", key.Name);
        writer.WriteString("role", Words.Of(key.Role));
        writer.WriteString("createdAt", Instants.Text(key.CreatedAt));
        if (key.RevokedAt is { } revoked)
            writer.WriteString("revokedAt", Instants.Text(revoked));
    }
}
