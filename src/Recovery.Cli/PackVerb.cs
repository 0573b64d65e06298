using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Policies;

namespace Recovery.Cli;

/// <summary><c>pack check F</c>: whether a pack may be published, against the packs and calendars of <c>ops/</c>. Status 1 when it may not.</summary>
internal static class PackVerb
{
    private static readonly Argument<string> File = new("F") { Description = "The pack file." };

    public static Command Command()
    {
        var check = new Command("check", "Whether a pack may be published, and all that stands against it.") { File };
        check.SetAction(args => Run(args.GetRequiredValue(File), args.GetValue(Shared.Json)));
        return new Command("pack", "Policy packs.") { check };
    }

    private static int Run(string path, bool json)
    {
        var check = Publishing.Check(Shared.ReadFile(path), PolicyFiles.Beside(path));
        if (json)
        {
            JsonAnswer.Write(writer =>
            {
                writer.WriteBoolean("passes", check.Passes);
                writer.WriteStartArray("errors");
                foreach (var error in check.Errors)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", error.Path);
                    writer.WriteString("message", error.Message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteStartArray("violations");
                foreach (var violation in check.Violations)
                {
                    writer.WriteStartObject();
                    writer.WriteString("code", violation.Code);
                    if (violation.Clock is { } clock)
                        writer.WriteString("clock", clock);
                    writer.WriteString("message", violation.Message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
        }
        else
        {
            foreach (var line in check.Errors.Select(error => error.ToString()).Concat(check.Violations.Select(violation => violation.ToString())))
                Console.WriteLine(line);
            if (check.Passes)
                Console.WriteLine($"{check.Pack!.Ref} may be published: {check.Pack.Clocks.Count} clocks.");
        }

        return check.Passes ? Exit.Done : Exit.FoundWrong;
    }
}
