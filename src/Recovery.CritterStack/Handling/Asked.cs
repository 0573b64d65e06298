using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Recovery.CritterStack.Storing;
using Recovery.Domain;
using Recovery.Engine.Handling;

namespace Recovery.CritterStack.Handling;

/// <summary>A command on its way to its handler, and who asks for it under which conditions.</summary>
public abstract record Asked(Request Request)
{
    /// <summary>All commands of the method.</summary>
    public static IReadOnlyList<Type> Commands { get; } =
        [.. typeof(IComplaintCommand).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IComplaintCommand)))];

    private static readonly FrozenDictionary<Type, Func<IComplaintCommand, Request, Asked>> Makers = Commands.ToFrozenDictionary(type => type, Maker);

    /// <summary>The command.</summary>
    [JsonIgnore]
    public abstract IComplaintCommand Wanted { get; }

    /// <summary>What the handler decided.</summary>
    [JsonIgnore]
    internal Verdict? Verdict { get; set; }

    /// <summary>What it laid into its session: to be looked for where saving that ended without an answer.</summary>
    [JsonIgnore]
    internal CaseWriting? Writing { get; set; }

    /// <summary>The message for a command.</summary>
    public static Asked For(IComplaintCommand command, Request request) => Makers[command.GetType()](command, request);

    private static Func<IComplaintCommand, Request, Asked> Maker(Type command) =>
        typeof(Asked).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(command).CreateDelegate<Func<IComplaintCommand, Request, Asked>>();

    private static Asked<T> Make<T>(IComplaintCommand command, Request request)
        where T : IComplaintCommand => new((T)command, request);
}

/// <summary>A command of one kind on its way to its handler.</summary>
public sealed record Asked<T>(T Command, Request Request) : Asked(Request)
    where T : IComplaintCommand
{
    /// <inheritdoc/>
    public override IComplaintCommand Wanted => Command;
}
