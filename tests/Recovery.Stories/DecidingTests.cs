using Recovery.Domain;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Stories;

/// <summary>Whatever is asked of an old case, at any point of its life, is decided: accepted or refused, never an exception.</summary>
public sealed class DecidingTests
{
    private static readonly IReadOnlyList<Type> Commands =
        [.. typeof(IComplaintCommand).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && typeof(IComplaintCommand).IsAssignableFrom(type))];

    private static readonly Actor[] Actors = [new("agent-7", Role.Agent), new("supervisor-1", Role.Supervisor), Actor.Engine];

    public static TheoryData<string> All => new(Story.Names);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_command_is_decided_at_every_version(string name)
    {
        var story = Story.Of(name);
        var accepted = 0;
        foreach (var at in Enumerable.Range(1, story.Events.Count).Select(story.At))
        {
            var state = at.Case.State;
            var (pack, calendar) = (Story.Policies.Pack(state.Pack), Story.Policies.Calendar(state.Calendar));
            foreach (var (type, actor) in Commands.SelectMany(type => Actors.Select(actor => (type, actor))))
            {
                var context = new Context(at.At.AddDays(1), actor, pack, calendar);
                if (state.Decide(Made(type, at.Case.Id, context), context) is not Decision.Accepted { Events: var events })
                    continue;
                accepted++;
                var after = events.Aggregate(state, (so, e) => so.After(e, context.Now));
                Deadlines.Of(after, Story.Policies.Pack(after.Pack), Story.Policies.Calendar(after.Calendar)).ShouldNotBeNull();
            }
        }

        accepted.ShouldBeGreaterThan(0); // somebody may always call again
    }

    /// <summary>A command as somebody may give it: made of its constructor, so that a new one is asked too.</summary>
    private static IComplaintCommand Made(Type type, ComplaintId id, Context context) => (IComplaintCommand)Made(type, id, context, null)!;

    private static object? Made(Type type, ComplaintId id, Context context, string? name) => type switch
    {
        _ when type == typeof(ComplaintId)                          => id,
        _ when type == typeof(Personal)                             => Personal.Of("Something was said."),
        _ when type == typeof(string)                               => name == "Language" ? "es" : "something",
        _ when type == typeof(bool)                                 => true,
        _ when type == typeof(int)                                  => 1,
        _ when type == typeof(Guid)                                 => id.Value,
        _ when type == typeof(DateOnly)                             => context.Today.AddDays(1),
        _ when type == typeof(DateTimeOffset)                       => context.Now,
        _ when type == typeof(PromiseId)                            => new PromiseId(1),
        _ when type == typeof(Actor)                                => context.Actor,
        _ when type == typeof(Domain.Calendars.PolicyRef)           => name == "Calendar" ? context.Calendar.Ref : context.Pack.Ref,
        _ when type == typeof(Stage)                                => Stage.Acknowledged,
        _ when type.IsEnum                                          => Enum.GetValues(type).GetValue(0),
        _ when Nullable.GetUnderlyingType(type) is not null         => null,
        _ when type.IsInterface || type.IsArray                     => null,
        _ => Constructed(type, id, context),
    };

    private static object Constructed(Type type, ComplaintId id, Context context)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(part => Made(part.ParameterType, id, context, part.Name))]);
    }
}
