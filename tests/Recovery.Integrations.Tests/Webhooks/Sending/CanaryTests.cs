using System.Reflection;
using System.Text;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.Tests.Mail.Writing;
using Recovery.Integrations.Webhooks.Sending;

namespace Recovery.Integrations.Tests.Webhooks.Sending;

/// <summary>Nothing of a person is in what subscribers are told: a word planted wherever one may stand, in every event there is, is in none of them.</summary>
public sealed class CanaryTests
{
    private const string Canary = "kanarienvogel";

    public static TheoryData<string> Names => new(EventJson.StoredTypes.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_word_of_a_person_leaves(string name)
    {
        var fact = (ComplaintEvent)Planted(EventJson.StoredTypes[name], string.Empty)!;
        var stored = Encoding.UTF8.GetString(EventJson.Write(fact));
        var body = Body(fact, name);
        body.ShouldNotContain(Canary);
        if (stored.Contains("\"who\"", StringComparison.Ordinal))
            body.ShouldContain("\"who\""); // what is said of ours stays
        body.ShouldContain($"\"type\":\"recovery.{name}\"");
    }

    [Fact]
    public void The_word_is_planted_where_persons_are() =>
        EventJson.StoredTypes.Count(type => Encoding.UTF8.GetString(EventJson.Write((ComplaintEvent)Planted(type.Value, string.Empty)!)).Contains(Canary, StringComparison.Ordinal)).ShouldBeGreaterThan(20);

    private static string Body(ComplaintEvent fact, string name)
    {
        var received = ACase.Received(name: Canary, email: Canary + "@example.org", narrative: Canary);
        var before = new RecordedEvent(1, ACase.Id, 1, EventJson.NameOf(received), ACase.Tuesday, received, new Envelope(ACase.Agent));
        var told = fact is ComplaintReceived
            ? before with { Event = fact }
            : new RecordedEvent(2, ACase.Id, 2, name, ACase.Tuesday, fact, new Envelope(ACase.Agent));
        IReadOnlyList<RecordedEvent> history = fact is ComplaintReceived ? [told] : [before, told];
        try
        {
            return Encoding.UTF8.GetString(CloudEventWriter.Structured(EventContent.Of(history, "urn:house:test")));
        }
        catch (KeyNotFoundException)
        {
            // A promise that was never given: the state does not matter here, the facts do.
            return Encoding.UTF8.GetString(CloudEventWriter.Structured(EventContent.Of([before, .. Given(), told with { Version = 3 }], "urn:house:test")));
        }
    }

    private static IEnumerable<RecordedEvent> Given() =>
        [new RecordedEvent(2, ACase.Id, 2, "action-promised.v1", ACase.Tuesday, ACase.Promised, new Envelope(ACase.Agent))];

    /// <summary>A value of a type with the word wherever a person's words are, or an agent's free words.</summary>
    private static object? Planted(Type type, string name)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(Personal))
            return Personal.Of(Canary);
        if (bare == typeof(string))
            return name is "Reason" or "LegalGround" or "Emotion" ? Canary : "word";
        if (bare == typeof(PromiseId))
            return new PromiseId(1);
        if (bare == typeof(int))
            return 1;
        if (bare.IsEnum)
            return Enum.GetValues(bare).GetValue(0);
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(bare.GetGenericArguments()[0]);
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return null;
        if (bare.IsValueType && bare.Namespace!.StartsWith("System", StringComparison.Ordinal))
            return bare == typeof(DateTimeOffset) ? ACase.Tuesday : bare == typeof(DateOnly) ? new DateOnly(2026, 3, 6) : Activator.CreateInstance(bare);
        var constructor = bare.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(one => one.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Planted(parameter.ParameterType, Upper(parameter.Name!)))]);
    }

    private static Array List(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Planted(item, string.Empty), 0);
        return list;
    }

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
