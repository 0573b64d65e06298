using JasperFx;
using JasperFx.CodeGeneration;
using Recovery.CritterStack.Delivering;
using Recovery.CritterStack.Handling;
using Recovery.CritterStack.Timing;
using Wolverine;

namespace Recovery.CritterStack.Queueing;

/// <summary>Wolverine as this engine wants it: handlers by name, durable queues, code that was generated before and is part of this assembly.</summary>
internal static class WolverineSetup
{
    /// <summary>Schema of Wolverine's own tables, beside ours and not among them.</summary>
    public const string Schema = "recovery_messages";

    /// <summary>Tells Wolverine all of it.</summary>
    public static void Configure(WolverineOptions options, string? generateInto)
    {
        options.ServiceName = "recovery";
        options.ApplicationAssembly = typeof(WolverineSetup).Assembly;
        options.CodeGeneration.TypeLoadMode = generateInto is null ? TypeLoadMode.Static : TypeLoadMode.Dynamic;
        options.CodeGeneration.GeneratedCodeOutputPath = generateInto ?? options.CodeGeneration.GeneratedCodeOutputPath;
        options.AutoBuildMessageStorageOnStartup = AutoCreate.None; // a step of the migration: CritterStackSchema

        options.Discovery.DisableConventionalDiscovery();
        foreach (var handler in Handlers)
            options.Discovery.IncludeType(handler);
        options.Policies.AutoApplyTransactions();
        options.Policies.ForMessagesOfType<Asked>().AddMiddleware(typeof(CaseOpening));

        options.Policies.UseDurableLocalQueues();
        options.LocalQueueFor<AskCase>().MaximumParallelMessages(32);
        options.LocalQueueFor<Leaving>().MaximumParallelMessages(16);

        // By default a hundred messages every five seconds: twenty deadlines a second. What was measured is in ops/decisions/0011.
        var durability = options.Durability;
        durability.Mode = DurabilityMode.Balanced;
        durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(100);
        durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(100);
        durability.RecoveryBatchSize = 2000;
        durability.KeepAfterMessageHandling = TimeSpan.FromSeconds(30); // a deadline row remembers for longer
        durability.DrainTimeout = TimeSpan.FromSeconds(5);

        options.Policies.MessageSuccessLogLevel(Microsoft.Extensions.Logging.LogLevel.Debug);
        options.Policies.MessageExecutionLogLevel(Microsoft.Extensions.Logging.LogLevel.Debug);
    }

    /// <summary>Every handler, by its class.</summary>
    public static IReadOnlyList<Type> Handlers { get; } =
        [.. typeof(WolverineSetup).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Handler", StringComparison.Ordinal))];
}
