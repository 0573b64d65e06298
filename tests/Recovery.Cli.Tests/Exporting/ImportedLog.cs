using System.Diagnostics;
using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests.Exporting;

/// <summary>A database with the municipality's log, and a folder to export into.</summary>
public sealed class ImportedLog : IAsyncLifetime
{
    private readonly OwnDatabase database = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("exports");

    /// <summary>Events that the import wrote.</summary>
    public int Events { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var imported = await Run("import", Repository.Shared("receipt_municipality.csv"), "--map", Repository.File("ops", "import", "receipt_municipality.json"), "--json");
        Events = imported.Json.GetProperty("events").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await database.DisposeAsync();
    }

    /// <summary>A file of the folder.</summary>
    public string File(string name) => Path.Combine(folder.FullName, name);

    internal Task<Said> Run(params string[] args) => RecoveryCommand.RunOn(database.ConnectionString, args);

    internal async Task<Said> Export(string format, string path, params string[] more)
    {
        var said = await Run(["export", "--format", format, "--out", path, "--json", .. more]);
        said.Status.ShouldBe(0, said.Error);
        return said;
    }

    /// <summary>Begins an export and kills it as soon as something of it is written; again where it was quicker.</summary>
    internal async Task Kill(string format, string path)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        do
        {
            System.IO.File.Delete(path);
            using var process = Process.Start(RecoveryCommand.Start("postgres", database.ConnectionString, ["export", "--format", format, "--out", path]))!;
            while (!process.HasExited && !(System.IO.File.Exists(path) && new FileInfo(path).Length > 100_000))
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, late.Token);
            process.Kill();
            await process.WaitForExitAsync(late.Token);
        }
        while (!System.IO.File.Exists(path + ".resume"));
    }
}
