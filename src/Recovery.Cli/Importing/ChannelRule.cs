using System.Text.Json;
using System.Text.Json.Serialization;
using Recovery.Domain;
using Recovery.Domain.Sla;

namespace Recovery.Cli.Importing;

/// <summary>How a case's channel is found: from a column's words, or always the same, and why where that is a judgement.</summary>
internal sealed record ChannelRule(string? Column = null, IReadOnlyDictionary<string, ChannelWord>? Values = null, ChannelWord? Always = null)
{
    /// <summary>The channel of a word of that file; null where no rule knows it.</summary>
    public Channel? Of(string word)
    {
        if (Always is { } always)
            return always.Channel;
        foreach (var (known, meaning) in Values!)
        {
            if (string.Equals(known.Trim(), word.Trim(), StringComparison.OrdinalIgnoreCase))
                return meaning.Channel;
        }

        return null;
    }

    public IEnumerable<string> Wrong()
    {
        if (Always is null && (Column is null || Values is null))
            yield return "case.channel: give a column and its values, or \"always\"";
        foreach (var word in (Values?.Values ?? []).Append(Always).OfType<ChannelWord>().Where(word => word.Channel is null))
            yield return $"case.channel: \"{word.To}\" is not one of {string.Join(", ", Words.All<Channel>())}";
    }
}

/// <summary>A channel, with the reason where it is a judgement: <c>"web"</c> or <c>{"to": "verbal", "because": "…"}</c>.</summary>
[JsonConverter(typeof(ChannelWordConverter))]
internal sealed record ChannelWord(string To, string? Because)
{
    public Channel? Channel => Words.TryRead<Channel>(To, out var channel) ? channel : null;
}

/// <summary>Reads both forms of a <see cref="ChannelWord"/>.</summary>
internal sealed class ChannelWordConverter : JsonConverter<ChannelWord>
{
    public override ChannelWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new ChannelWord(reader.GetString()!, null);
        using var whole = JsonDocument.ParseValue(ref reader);
        return whole.RootElement is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty("to", out var to) && found.TryGetProperty("because", out var because)
            ? new ChannelWord(to.ToString(), because.ToString())
            : throw new JsonException("a channel is a word, or {\"to\": word, \"because\": reason}");
    }

    public override void Write(Utf8JsonWriter writer, ChannelWord value, JsonSerializerOptions options) => writer.WriteStringValue(value.To);
}
