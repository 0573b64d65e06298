using System.Text.Json;
using Recovery.Api.Asking;
using Recovery.Domain;

namespace Recovery.Api.Tests.Auditing;

/// <summary>Whatever gives something of a person says so, and is recorded: walked over every endpoint there is.</summary>
public sealed class DeclaringTests
{
    /// <summary>Why an endpoint that gives something of people is not recorded.</summary>
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["arrivals"] = "a list of what waits: who opens one of them is recorded",
        ["event-types"] = "schemas, and examples that we made up",
        ["deliveries"] = "a list of what left: its reasons are the mail server's and the operator's, and open nothing of a case",
    };

    [Fact]
    public void Every_endpoint_that_gives_something_of_a_person_is_recorded() =>
        Routes.All.Where(route => route.Method == "GET" && GivesOfPeople(route) && !route.IsRecorded).Select(route => route.Name).ShouldBe(Excused.Keys);

    [Fact]
    public void Every_question_about_one_case_is_recorded() =>
        Routes.All.Where(route => route.Method == "GET" && route.Path.StartsWith("complaints/{id}", StringComparison.Ordinal) && !route.IsRecorded).ShouldBeEmpty();

    [Fact]
    public void Every_question_to_the_audit_that_names_actors_is_recorded() =>
        Routes.All.Single(route => route.Name == "accesses").IsRecorded.ShouldBeTrue();

    [Fact]
    public void What_is_recorded_may_be_refused_because_it_could_not_be() =>
        Routes.All.Count(route => route.IsRecorded).ShouldBeGreaterThanOrEqualTo(10);

    private static bool GivesOfPeople(ApiRoute route) => route.Answers is null
        ? route is QueryRoute // it writes itself: bytes of somebody's
        : Holds(route.Answers, []);

    /// <summary>Words of a person are in it, or whatever an event holds.</summary>
    private static bool Holds(Type type, HashSet<Type> seen)
    {
        if (type == typeof(Personal) || type == typeof(JsonElement))
            return true;
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string))
            return false;
        if (type.IsGenericType || type.IsArray)
            return (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).Any(part => Holds(part, seen));
        return type.Namespace?.StartsWith("Recovery", StringComparison.Ordinal) == true && type.GetProperties().Any(property => Holds(property.PropertyType, seen));
    }
}
