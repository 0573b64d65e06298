using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Cli.Demonstrating;
using Recovery.Engine.Handling;

namespace Recovery.Cli;

/// <summary><c>demo [--keys FILE] [--people FILE]</c>: a realistic caseload and keys for demo people, once. What <c>ops/up --demo</c> runs before it starts the host.</summary>
internal static class DemoVerb
{
    private static readonly Option<string?> Keys = new("--keys") { Description = "Keep the demo people's keys in this file (mode 0600); keys in it that still work are kept.", HelpName = "FILE" };

    private static readonly Option<string?> People = new("--people") { Description = "Write the demo people, who can sign in to the screens, into this file.", HelpName = "FILE" };

    public static Command Command()
    {
        var demo = new Command("demo", "Fill a realistic caseload with demo people, once.") { Keys, People };
        demo.SetAction(Run);
        return demo;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.OpenToWrite(cancellation).ConfigureAwait(false);
        var showing = await Show(workplace, cancellation).ConfigureAwait(false);
        if (args.GetValue(Keys) is { } file)
            await DemoKeys.Keep(file, workplace.Keys, cancellation).ConfigureAwait(false);
        if (args.GetValue(People) is { } people)
            await DemoPeople.Write(people, cancellation).ConfigureAwait(false);

        await Signing.Afterwards(workplace, cancellation).ConfigureAwait(false);
        foreach (var refusal in showing.Refusals)
            await Console.Error.WriteLineAsync(refusal).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.Write(writer =>
            {
                writer.WriteNumber("complaints", showing.Complaints);
                writer.WriteNumber("skipped", showing.Skipped);
                writer.WriteNumber("refused", showing.Refusals.Count);
            });
        }
        else
        {
            Console.WriteLine($"{showing.Complaints} demo complaints, {showing.Skipped} were already there.");
        }

        return Exit.Done;
    }

    private static async Task<Showing> Show(Workplace workplace, CancellationToken cancellation)
    {
        var now = workplace.Clock.Now;
        var calendar = workplace.Policies.FindCalendar("house") ?? throw StoppedException.FoundWrong("The calendar \"house\" is not published: run `recovery migrate`.");
        var lives = new Caseload(calendar, now).Lives();
        var last = lives[^1].Complaint.Source!;
        if (await workplace.Store.FindKey($"source:{last.System}", last.Id, cancellation).ConfigureAwait(false) is not null)
            return new Showing(0, lives.Count, []);

        var clock = new VirtualClock(lives[0].Start);
        var store = new QuietStore(workplace.Store);
        var theatre = new Theatre(new ComplaintEngine(store, workplace.Policies, clock, TimeProvider.System), new Intake(store, workplace.Policies, clock), workplace.Policies, clock);
        var showing = await theatre.Play(lives, now, cancellation).ConfigureAwait(false);
        await new Postbag(workplace).Deliver(lives, cancellation).ConfigureAwait(false);
        return showing;
    }
}
