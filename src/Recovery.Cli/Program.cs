using System.CommandLine;
using Recovery.Cli;
using Recovery.Cli.Arguments;

var root = new RootCommand("Recovery: complaints from the first word to \"yes, that is settled\".")
{
    MigrateVerb.Command(),
    ImportVerb.Command(),
    ReplayVerb.Command(),
    ReportVerb.Command(),
    RebuildVerb.Command(),
    NotariseVerb.Command(),
    VerifyVerb.Command(),
    ExportVerb.Command(),
    EraseVerb.Command(),
    VaultVerb.Command(),
    CalendarVerb.Command(),
    PackVerb.Command(),
    KeysVerb.Command(),
    DemoVerb.Command(),
};
root.Options.Add(Shared.Json);

return await Invocation.Run(root, args).ConfigureAwait(false);
