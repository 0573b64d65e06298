using System.Text.Json;
using System.Text.Json.Serialization;
using Recovery.Domain;

namespace Recovery.Web.Shared;

/// <summary>Somebody who works here.</summary>
/// <param name="Name">As the log knows them, e.g. <c>claire.moreau</c>.</param>
/// <param name="DisplayName">As people call them; made of the name where absent.</param>
/// <param name="Language">The one they work in; null where nobody said.</param>
public sealed record Person(string Name, Role Role, string? DisplayName = null, string? Team = null, string? Language = null)
{
    /// <summary>As people call them.</summary>
    [JsonIgnore]
    public string Called => DisplayName ?? People.Called(Name);
}

/// <summary>The people of the house, out of a file (<c>RECOVERY_PEOPLE</c>): <c>[{"name","role","displayName"?,"team"?,"language"?}]</c>. It may be empty.</summary>
public sealed class People(IReadOnlyList<Person> all)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };
    private readonly Dictionary<string, Person> byName = all.ToDictionary(person => person.Name, StringComparer.Ordinal);

    /// <summary>Everybody, in the order of the file.</summary>
    public IReadOnlyList<Person> All => all;

    /// <summary>Those who drive cases.</summary>
    public IEnumerable<Person> Agents => all.Where(person => person.Role is Role.Agent or Role.Supervisor);

    /// <summary>The teams, by name.</summary>
    public IEnumerable<string> Teams => all.Select(person => person.Team).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads the file; nobody where none is given.</summary>
    /// <exception cref="JsonException">The file is not of that form.</exception>
    public static People From(string? file) => new(file is null ? [] : JsonSerializer.Deserialize<List<Person>>(File.ReadAllBytes(file), Form) ?? []);

    /// <summary>The person of a name; null for a stranger to the file.</summary>
    public Person? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>How somebody is called: the file says, else the name reads <c>claire.moreau</c> as Claire Moreau.</summary>
    public string CalledBy(string name) => Find(name)?.Called ?? Called(name);

    internal static string Called(string name) =>
        string.Join(' ', name.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
