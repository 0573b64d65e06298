using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Calendars;

namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>What may be told of events as flat, typed values, for the formats whose attributes are such.</summary>
internal sealed class Traits(Disclosure disclosure)
{
    private readonly ConcurrentDictionary<Type, IReadOnlyList<Trait>> known = new();

    /// <summary>The values a type of event can have, in the order of its members.</summary>
    public IReadOnlyList<Trait> Of(Type type) => known.GetOrAdd(type, of => [.. Walk(of, string.Empty, whole => whole)]);

    private IEnumerable<Trait> Walk(Type type, string prefix, Func<object, object?> whole)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (Disclosed.Of(type, property.Name) is not { } standing || !disclosure.Shows(standing))
                continue;
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var of = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Func<object, object?> value = from => whole(from) is { } part ? property.GetValue(part) : null;
            if (standing == Standing.Staff)
                yield return new Trait(name, TraitKind.Text, from => value(from) is string staff ? disclosure.Staff(staff) : null);
            else if (Disclosed.Lists(of) && of != typeof(PolicyRef))
                foreach (var part in Walk(of, name + ".", value))
                    yield return part;
            else
                yield return Scalar(name, of, value);
        }
    }

    private static Trait Scalar(string name, Type type, Func<object, object?> value) => type switch
    {
        _ when type == typeof(int)                                          => new(name, TraitKind.Whole, from => value(from) is int number ? (long)number : null),
        _ when type == typeof(long)                                         => new(name, TraitKind.Whole, value),
        _ when type == typeof(decimal)                                      => new(name, TraitKind.Number, value),
        _ when type == typeof(bool)                                         => new(name, TraitKind.Flag, value),
        _ when type == typeof(DateTimeOffset)                               => new(name, TraitKind.Instant, value),
        _ when type == typeof(DateOnly)                                     => new(name, TraitKind.Text, from => value(from) is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
        _ when type == typeof(Personal)                                     => new(name, TraitKind.Text, from => (value(from) as Personal)?.Reveal()),
        _ when type.IsEnum                                                  => new(name, TraitKind.Text, Worded(type, value)),
        _ when type.IsAssignableTo(typeof(IEnumerable)) && type != typeof(string) => Many(name, type, value),
        _                                                                   => new(name, TraitKind.Text, from => value(from)?.ToString()),
    };

    /// <summary>Of a list of parts only how many they are; a list of words in one text.</summary>
    private static Trait Many(string name, Type type, Func<object, object?> value) => Disclosed.Lists(type.GetGenericArguments()[0])
        ? new(name, TraitKind.Whole, from => value(from) is IEnumerable parts ? (long)parts.Cast<object>().Count() : null)
        : new(name, TraitKind.Text, from => value(from) is IEnumerable words && string.Join(' ', words.Cast<object>().Select(Text)) is { Length: > 0 } text ? text : null);

    private static string? Text(object one) =>
        one is KeyValuePair<string, DateTimeOffset> due ? $"{due.Key}={Instants.Text(due.Value)}" : one.ToString();

    private static Func<object, object?> Worded(Type type, Func<object, object?> value)
    {
        var word = typeof(Traits).GetMethod(nameof(Word), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<object, string>>();
        return from => value(from) is { } one ? word(one) : null;
    }

    private static string Word<T>(object value)
        where T : struct, Enum => Words.Of((T)value);
}
