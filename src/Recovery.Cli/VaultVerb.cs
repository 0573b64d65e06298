using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Postgres.Vault;
using Spectre.Console;

namespace Recovery.Cli;

/// <summary><c>vault status|renew|rewrap|abandon</c>: the master key of personal data, its rotation, and its loss.</summary>
internal static class VaultVerb
{
    private static readonly Option<bool> Lost = new("--key-is-lost") { Description = "Says that it is lost for good: this cannot be undone.", Required = true };

    public static Command Command()
    {
        var status = new Command("status", "Which master keys wrap how many keys, and which of them are here.");
        status.SetAction(Status);
        var renew = new Command("renew", "Put a new master key before the present one. Hosts take it up by themselves; re-wrap then.");
        renew.SetAction(Renew);
        var rewrap = new Command("rewrap", "Wrap every key with the current master key. May be broken off and run again.");
        rewrap.SetAction(Rewrap);
        var abandon = new Command("abandon", "Go on without a master key that is lost: nothing that it closed can ever be read again. With every host stopped, as the owner of the tables.") { Lost };
        abandon.SetAction(Abandon);
        return new Command("vault", "The keys of personal data.") { status, renew, rewrap, abandon };
    }

    private static async Task<int> Status(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var standing = await new Rewrapping(workplace.Database, workplace.Masters).Standing(cancellation).ConfigureAwait(false);
        var lost = standing.Any(one => one.Keys > 0 && workplace.Masters.Find(one.Master) is null);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.WriteValue(writer =>
            {
                writer.WriteStartArray();
                foreach (var (master, keys) in standing)
                {
                    writer.WriteStartObject();
                    writer.WriteString("master", master);
                    writer.WriteNumber("keys", keys);
                    writer.WriteBoolean("here", workplace.Masters.Find(master) is not null);
                    writer.WriteBoolean("current", workplace.Masters.Current?.Id == master);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
        }
        else
        {
            var table = new Table().AddColumns("master key", "wraps", "here", "current");
            foreach (var (master, keys) in standing)
                table.AddRow(master, keys.ToString(System.Globalization.CultureInfo.InvariantCulture), workplace.Masters.Find(master) is null ? "no" : "yes", workplace.Masters.Current?.Id == master ? "yes" : string.Empty);
            AnsiConsole.Write(table);
        }

        return lost ? Exit.FoundWrong : Exit.Done;
    }

    private static async Task<int> Renew(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.OpenToWrite(cancellation).ConfigureAwait(false);
        var keys = Places.Keys.Renew();
        await new Rewrapping(workplace.Database, keys).Introduce(cancellation).ConfigureAwait(false);
        Console.WriteLine($"Master key {keys.Current!.Id} stands first in {Places.Keys.Master} and wraps from now on: next, recovery vault rewrap. Keep the others until recovery vault status says that they wrap nothing.");
        return Exit.Done;
    }

    private static async Task<int> Rewrap(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.OpenToWrite(cancellation).ConfigureAwait(false);
        var rewrapping = new Rewrapping(workplace.Database, workplace.Masters);
        var json = args.GetValue(Shared.Json);
        var old = (await rewrapping.Standing(cancellation).ConfigureAwait(false)).Where(one => one.Master != workplace.Masters.Current!.Id).Sum(one => one.Keys);
        var wrapped = await Answering.Progress.OfCount("wrapping keys", checked((int)old), json, count => rewrapping.Run(count, cancellation).AsTask()).ConfigureAwait(false);
        if (json)
            JsonAnswer.Write(writer => writer.WriteNumber("wrapped", wrapped));
        else
            Console.WriteLine($"{wrapped} key(s) are wrapped anew.");
        return Exit.Done;
    }

    private static async Task<int> Abandon(ParseResult args, CancellationToken cancellation)
    {
        if (!args.GetValue(Lost))
            throw StoppedException.BadArguments("Say --key-is-lost where it is.");
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var keys = await new Abandoning(workplace.Database, workplace.Masters).Run(cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
            JsonAnswer.Write(writer => writer.WriteNumber("abandoned", keys));
        else
            Console.WriteLine($"{keys} key(s) are abandoned. The next host makes a new master key; webhook receivers need a new subscription.");
        return Exit.Done;
    }
}
