using System.Collections;
using System.Runtime.CompilerServices;
using Recovery.Domain.Tests.Laws;

namespace Recovery.Domain.Tests.Architecture;

/// <summary>A value of a type in which everything personal is there, each with words of its own.</summary>
internal sealed class Filled
{
    private int given;

    /// <summary>All the words given so far.</summary>
    public List<Personal> Words { get; } = [];

    /// <summary>A value; members that are nothing personal and hold nothing personal have their default.</summary>
    public object Of(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(made => made.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private object? Value(Type type)
    {
        if (type == typeof(Personal))
        {
            Words.Add(Personal.Of($"words {++given}"));
            return Words[^1];
        }

        if (Forgotten.IsRecord(type))
            return Of(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var element = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            if (Forgotten.IsRecord(element))
                list.Add(Of(element));
            return list;
        }

        return type == typeof(string) ? string.Empty : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }
}
