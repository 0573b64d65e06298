using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Domain;
using Recovery.Engine.Erasing;
using Recovery.Engine.Reading;

namespace Recovery.Cli;

/// <summary><c>erase SUBJECT --reason R --legal-ground G</c>: a complainant is forgotten for good.</summary>
internal static class EraseVerb
{
    private static readonly Argument<string> Subject = new("SUBJECT") { Description = "The complainant's UUID, or the reference or UUID of one of their cases; or the UUID of a message that never became a case." };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it stays in the log, so it names nobody.", HelpName = "R", Required = true };
    private static readonly Option<string> LegalGround = new("--legal-ground") { Description = "Ground in law, e.g. 'GDPR 17(1)(b)'.", HelpName = "G", Required = true };

    public static Command Command()
    {
        var erase = new Command("erase", "Forget a complainant for good: their keys are destroyed, and nobody can read what was said.") { Subject, Reason, LegalGround };
        erase.SetAction(Run);
        return erase;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var (name, reason, ground) = (args.GetRequiredValue(Subject), args.GetRequiredValue(Reason).Trim(), args.GetRequiredValue(LegalGround).Trim());
        if (reason.Length == 0 || ground.Length == 0)
            throw StoppedException.BadArguments("An erasure has a reason and a legal ground.");

        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var done = await Erase(workplace, name, reason, ground, cancellation).ConfigureAwait(false) switch
        {
            ErasureOutcome.Done { Person: var person } => person,
            ErasureOutcome.Refused no                  => throw StoppedException.FoundWrong($"Not erased: {no.Code}. The reason and the legal ground stay in the log, so they may not name the person."),
            _                                          => throw StoppedException.FoundWrong($"Nobody is known as {name}: give the complainant's UUID, or one of their cases."),
        };
        await Signing.Afterwards(workplace, cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.Write(writer =>
            {
                writer.WriteString("subject", done.Subject);
                writer.WriteString("askedAt", Instants.Text(done.AskedAt));
                writer.WriteString("doneAt", Instants.Text(done.DoneAt!.Value));
                writer.WriteStartArray("complaints");
                foreach (var complaint in done.Complaints)
                    writer.WriteStringValue(complaint.ToString());
                writer.WriteEndArray();
            });
        }
        else
        {
            Console.WriteLine($"Subject {done.Subject} is erased from {done.Complaints.Count} case(s), as of {Instants.Text(done.DoneAt!.Value)}.");
        }

        return Exit.Done;
    }

    private static async ValueTask<ErasureOutcome> Erase(Workplace workplace, string name, string reason, string ground, CancellationToken cancellation)
    {
        var eraser = workplace.Eraser;
        var by = Workplace.Actor("erase");
        if (Guid.TryParse(name, out var subject) && await eraser.Erase(subject, null, by, reason, ground, cancellation).ConfigureAwait(false) is not ErasureOutcome.Unknown and var done)
            return done;

        var reader = new CaseReader(workplace.Store, workplace.Policies, workplace.Clock);
        return await reader.Find(name, cancellation).ConfigureAwait(false) is { } id && await reader.Now(id, cancellation).ConfigureAwait(false) is { } found
            ? await eraser.Erase(Engine.Erasing.Subject.Of(found.Case.State, id), id, by, reason, ground, cancellation).ConfigureAwait(false)
            : new ErasureOutcome.Unknown();
    }
}
