using System.Collections;
using System.Reflection;

namespace Recovery.Domain.Tests.Laws;

/// <summary>A value of the domain with everything personal in it erased, however deep: what a reader without the key has of it.</summary>
public static class Forgotten
{
    public static T Of<T>(T value)
        where T : notnull => (T)In(value)!;

    private static object? In(object? value) => value switch
    {
        Personal said                                   => said.IsBlank ? said : Personal.Erased, // also a reason of the engine's own: nothing may depend on it
        IEnumerable and not string                      => Each(value),
        not null when IsRecord(value.GetType())         => Members(value),
        _                                               => value,
    };

    private static object Each(object list)
    {
        if (list.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) is not { } known
            || !HoldsWords(known.GetGenericArguments()[0]))
            return list;
        var made = Array.CreateInstance(known.GetGenericArguments()[0], ((ICollection)list).Count);
        foreach (var (one, at) in ((IEnumerable)list).Cast<object>().Select((one, at) => (one, at)))
            made.SetValue(In(one), at);
        return made;
    }

    private static object Members(object record)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        foreach (var member in record.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            member.SetValue(copy, In(member.GetValue(copy)));
        return copy;
    }

    private static bool HoldsWords(Type type) => IsRecord(type) && type.GetProperties().Any(member => member.PropertyType == typeof(Personal));

    internal static bool IsRecord(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith("Recovery.Domain", StringComparison.Ordinal) && type.GetMethod("<Clone>$") is not null;
}
