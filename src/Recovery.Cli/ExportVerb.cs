using System.CommandLine;
using Recovery.Audit.Bundling;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Cli.Exporting;
using Recovery.Domain;
using Recovery.Engine.Auditing;

namespace Recovery.Cli;

/// <summary><c>export --format F [--out FILE]</c>: the log as other tools read it, pseudonymous and without free text unless these are asked for.</summary>
internal static class ExportVerb
{
    private static readonly Option<string> Format = new("--format") { Description = string.Join(", ", ExportFormats.Names) + ".", HelpName = "FORMAT", Required = true };
    private static readonly Option<string?> Out = new("--out") { Description = "A file; standard output by default.", HelpName = "F" };
    private static readonly Option<DateTimeOffset?> From = Days.Option("--from", "Events recorded, in formats of cases those received, on or after this day (UTC) or instant.");
    private static readonly Option<DateTimeOffset?> To = Days.Option("--to", "Before this day (UTC) or instant.");
    private static readonly Option<string[]> Complaint = new("--complaint") { Description = "Only these cases, by id or reference.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> WithText = new("--with-text") { Description = "Also personal data and free text." };
    private static readonly Option<bool> WithNames = new("--with-names") { Description = "Staff by name instead of by pseudonym." };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with a file that was broken off." };

    public static Command Command()
    {
        Format.AcceptOnlyFromAmong([.. ExportFormats.Names]);
        var export = new Command("export", "The log, for other tools.") { Format, Out, From, To, Complaint, WithText, WithNames, Resume };
        export.SetAction(Run);
        return export;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var (path, format, resume) = (args.GetValue(Out), ExportFormats.Find(args.GetRequiredValue(Format))!, args.GetValue(Resume));
        if (path is null && (resume || !format.IsText))
            throw StoppedException.BadArguments($"{(resume ? "--resume" : format.Name)} needs a file: give it with --out");
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var complaints = await Complaints(workplace, args.GetValue(Complaint) ?? [], cancellation).ConfigureAwait(false);
        if (format.Name == ExportFormats.Bundle)
            return await Bundle(args, path, resume, workplace, complaints, cancellation).ConfigureAwait(false);
        await Record(args, workplace, complaints, cancellation).ConfigureAwait(false);
        var order = new ExportOrder(format.Name, await workplace.Node.CaseLog.SettledPosition(cancellation).ConfigureAwait(false))
        {
            From = args.GetValue(From),
            To = args.GetValue(To),
            Complaints = complaints,
        };
        var disclosure = new Disclosure(await workplace.Pseudonyms(cancellation).ConfigureAwait(false), args.GetValue(WithText), args.GetValue(WithNames));

        if (path is null)
        {
            using var export = ExportFormats.Open(order, disclosure, workplace.Store, workplace.Node.CaseLog);
            await ExportRun.ToOutput(export, cancellation).ConfigureAwait(false);
            return Exit.Done;
        }

        var (place, upTo) = await ExportRun.ToFile(path, () => ExportFiles.Open(path, resume, order, disclosure, workplace.Store, workplace.Node.CaseLog), format, args.GetValue(Shared.Json), cancellation).ConfigureAwait(false);
        if (args.GetValue(Shared.Json))
        {
            JsonAnswer.Write(answer =>
            {
                answer.WriteNumber("events", place.Events);
                if (format.IsOfCases)
                    answer.WriteNumber("complaints", place.Cases);
                answer.WriteNumber("lastPosition", upTo);
            });
        }

        return Exit.Done;
    }

    private static async Task<int> Bundle(ParseResult args, string? path, bool resume, Workplace workplace, IReadOnlyList<ComplaintId> complaints, CancellationToken cancellation)
    {
        if (args.GetValue(From) is not null || args.GetValue(To) is not null || args.GetValue(WithText) || args.GetValue(WithNames) || complaints.Count > 1)
            throw StoppedException.BadArguments("jsonl is the bundle: the log as it was signed, or one case of it, with nothing chosen or opened. For a part of it, or in readable words: --format ndjson.");
        await Record(args, workplace, complaints, cancellation).ConfigureAwait(false);
        var named = complaints is [var one] ? (one, args.GetValue(Complaint)![0]) : ((ComplaintId Id, string Reference)?)null;
        try
        {
            await using var output = path is null ? Console.OpenStandardOutput() : new FileStream(path, resume ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite);
            var (events, position) = await BundleRun.To(output, resume && output.Length > 0, workplace, named, args.GetValue(Shared.Json) || path is null, cancellation).ConfigureAwait(false);
            if (path is not null && args.GetValue(Shared.Json))
            {
                JsonAnswer.Write(answer =>
                {
                    answer.WriteNumber("events", events);
                    answer.WriteNumber("lastPosition", position);
                });
            }

            return Exit.Done;
        }
        catch (BundleException wrong)
        {
            throw StoppedException.FoundWrong(wrong.Message);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw StoppedException.BadArguments($"{path} cannot be written: {wrong.Message}");
        }
    }

    private static async ValueTask Record(ParseResult args, Workplace workplace, IReadOnlyList<ComplaintId> complaints, CancellationToken cancellation)
    {
        var conditions = ExportConditions.Of(args.GetRequiredValue(Format), args.GetValue(From), args.GetValue(To), text: args.GetValue(WithText), names: args.GetValue(WithNames));
        foreach (var one in complaints.Count == 0 ? [null] : complaints.Select(id => (ComplaintId?)id))
            await workplace.Record(AccessKind.Exported, "export", one, conditions, cancellation).ConfigureAwait(false);
    }

    private static async ValueTask<IReadOnlyList<ComplaintId>> Complaints(Workplace workplace, string[] names, CancellationToken cancellation)
    {
        var found = new List<ComplaintId>();
        foreach (var name in names)
        {
            var id = Guid.TryParse(name, out var uuid)
                ? new ComplaintId(uuid)
                : await workplace.Store.FindByReference(name.ToUpperInvariant(), cancellation).ConfigureAwait(false);
            if (id is not { } one || await workplace.Store.VersionOf(one, cancellation).ConfigureAwait(false) == 0)
                throw StoppedException.FoundWrong($"There is no complaint {name}.");
            found.Add(one);
        }

        return [.. found.Distinct()];
    }
}
