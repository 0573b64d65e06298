using System.Text.Json.Nodes;
using Recovery.Api.Asking;

namespace Recovery.Api.Tests;

/// <summary>What nobody should send, and somebody will. Values are raw JSON, put where a good value stood.</summary>
internal static class Hostile
{
    private const string Mark = "@@here@@";

    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "0", "-1", "1e999", "-1e-999", "79228162514264337593543950336", "123456789012345678901234567890.123456789", "[]", "[1,2]", "{}", """{"a":{"b":[]}}""",
        "\"\"", "\"   \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202Egnp.exe\"", "\"\\u0001\\u001f\\u007f\"", "\"<script>alert(1)</script>\"",
        "\"'; drop table recovery.mt_events; --\"", "\"{{7*7}}${7*7}\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2026-02-30\"",
        "\"2026-11-30T09:00:00\"", "\"2026-11-30T09:00:00+99:99\"", "\"00000000-0000-0000-0000-000000000000\"", "\"../../etc/passwd\"", "\"NaN\"", "\"" + new string('x', 20_001) + "\"",
        "\"" + new string('x', 300) + "\"", string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60)), "\"\\uFFFE\\uFFFF\"", "\"🧨\"", "\"none\"", "\"Received\"",
    ];

    /// <summary>Whole bodies, as bytes: what is no JSON, not UTF-8, too deep, twice, trailing.</summary>
    public static IReadOnlyList<byte[]> Bodies { get; } =
    [
        [], "{"u8.ToArray(), "}"u8.ToArray(), "null"u8.ToArray(), "[]"u8.ToArray(), "\"text\""u8.ToArray(), "1"u8.ToArray(), "{}{}"u8.ToArray(), "{} x"u8.ToArray(), "{\"a\":1,}"u8.ToArray(),
        "{a:1}"u8.ToArray(), "{'a':1}"u8.ToArray(), "// comment\n{}"u8.ToArray(), [0x00], [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00], [0xc3, 0x28], [0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d],
        [0xef, 0xbb, 0xbf, 0x7b, 0x7d], [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d], "{\"\\ud800\":1}"u8.ToArray(), "{\"__proto__\":{},\"constructor\":1}"u8.ToArray(),
        Bytes(Nested(5_000)), Bytes("{\"x\":" + Nested(40) + "}"), Bytes("{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"m{i}\":{i}")) + "}"),
        Bytes("{\"text\":\"" + new string('x', 300_000) + "\"}"), Bytes("{\"text\":" + new string('9', 100_000) + "}"),
    ];

    /// <summary>Values of query parameters.</summary>
    public static readonly IReadOnlyList<string> Queries =
        ["", "%00", "%ff%fe", "%", "%zz", "'", "%27%3B--", "-1", "0", "99999999999999999999", "1e9", "NaN", "true", "null", "%7B%7D", "%F0%9F%A7%A8", "../..", "P99999999999Y", "P1Y", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", new string('x', 3000), "%E2%80%AE", "a&a=b", "%0d%0aX:1"];

    /// <summary>Names of cases, as they may stand in a path.</summary>
    public static readonly IReadOnlyList<string> Ids =
        ["0", "%20", "%2e%2e", "..%2f..", "%ff", "'", "x'--", "00000000-0000-0000-0000-000000000000", "R-1-1", new string('9', 500), "%F0%9F%A7%A8", "{id}", "null", "%E2%80%AE", "a%00b"];

    /// <summary>The example of an endpoint with each member, at any depth, replaced by each hostile value; and each member given twice, and one more.</summary>
    public static IEnumerable<string> BodiesOf(ApiRoute route)
    {
        if (route.Body is not { } shape || route.Example is not { } example)
            yield break;
        foreach (var path in Paths(shape.Schema(), []))
        {
            foreach (var value in Values)
                yield return With(example, path, value);
            yield return Twice(example, path[0]);
        }

        yield return With(example, ["nobodyKnowsThis"], "1");
    }

    private static IEnumerable<string[]> Paths(JsonNode schema, string[] at)
    {
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            string[] path = [.. at, name];
            yield return path;
            var inner = property!["anyOf"]?[0] ?? property;
            if (inner["properties"] is not null)
            {
                foreach (var deeper in Paths(inner, path))
                    yield return deeper;
            }
        }
    }

    private static string With(string example, string[] path, string raw)
    {
        var body = JsonNode.Parse(example)!.AsObject();
        var at = body;
        foreach (var name in path[..^1])
            at = (at[name] ??= new JsonObject()).AsObject();
        at[path[^1]] = Mark;
        return body.ToJsonString().Replace($"\"{Mark}\"", raw, StringComparison.Ordinal);
    }

    private static string Twice(string example, string name) => $"{{\"{name}\":1," + With(example, [name], "1").TrimStart()[1..];

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
