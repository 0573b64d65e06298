using Recovery.Audit.Sealing;
using Recovery.Postgres.Vault;
using JasperFx;
using JasperFx.CodeGeneration;
using Recovery.Conformance;
using Recovery.Postgres;

namespace Recovery.CritterStack.Tests;

/// <summary>The code that Wolverine puts around our handlers is generated beforehand and part of the engine: nothing compiles at start-up, and nothing tells when it is stale but this.</summary>
[Collection(nameof(Alone))]
public sealed class GeneratedCode
{
    private const string Folder = "src/Recovery.CritterStack/Internal/Generated/WolverineHandlers";

    [Fact]
    public async Task The_code_around_handlers_is_what_Wolverine_would_generate_today()
    {
        var written = Path.Combine(Root, Folder);
        if (Environment.GetEnvironmentVariable("RECOVERY_GENERATE") == "write")
            await Generate(Path.Combine(Root, "src/Recovery.CritterStack/Internal/Generated"));
        using var today = new Scratch();
        await Generate(today.Path);

        Texts(written).ShouldBe(Texts(Path.Combine(today.Path, "WolverineHandlers")));
    }

    private static string Root => Environment.GetEnvironmentVariable("RECOVERY_ROOT") ?? throw new InvalidOperationException("RECOVERY_ROOT is not set: run ops/test");

    private static async Task Generate(string into)
    {
        // needs no database: only the shapes of handlers and services matter
        await using var nowhere = CritterStackHost.Open("Host=nowhere");
        var seals = await CaseKeys.Open(nowhere, MasterKeys.None, TimeProvider.System, CancellationToken.None);
        using var host = CritterStackHost.Build(
            nowhere,
            AutoCreate.None,
            services => CritterStackEngine.Compose(services, nowhere, seals, new DatabaseClock(TimeProvider.System), new ManualClock(DateTimeOffset.UnixEpoch), RepositoryPolicies.Catalog, TimeProvider.System),
            into);
        try
        {
            (await host.RunJasperFxCommands(["codegen", "write"])).ShouldBe(0);
        }
        finally
        {
            DynamicCodeBuilder.WithinCodegenCommand = false; // the command leaves it on, and every host of this process that starts then is one without queues
        }
    }

    private static SortedDictionary<string, string> Texts(string folder) => new(
        Directory.EnumerateFiles(folder, "*.cs").ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n")), StringComparer.Ordinal);

    private sealed class Scratch : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("recovery-generated-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

/// <summary>Tests that change what all of a process sees: nothing runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
