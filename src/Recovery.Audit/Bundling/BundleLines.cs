using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recovery.Audit.Notarising;

namespace Recovery.Audit.Bundling;

/// <summary>
/// The lines of a bundle, JSON each: the header; events, exactly the bytes of their leaves; after each event its proof, or, in a bundle of the whole log, after every 256 events
/// and the last the hashes of their leaves, by which a changed event is named; and at the end their number and a hash of everything before.
/// </summary>
internal static class BundleLines
{
    public const string Format = "recovery-log.v1";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlySpan<byte> HeaderBegins => "{\"bundle\":"u8;

    public static ReadOnlySpan<byte> LeavesBegin => "{\"leaves\":"u8;

    public static ReadOnlySpan<byte> ProofBegins => "{\"proof\":"u8;

    public static ReadOnlySpan<byte> EndBegins => "{\"end\":"u8;

    public static byte[] Write(BundleHeader header) => Line("bundle", json =>
    {
        json.WriteString("format", Format);
        json.WriteString("scope", Word(header.Scope));
        if (header.Of is { } of)
            json.WriteString("of", of);
        json.WriteString("key", header.Key);
        json.WriteString("checkpoint", header.Note);
        json.WriteStartArray("earlier");
        foreach (var (size, path) in header.Earlier)
        {
            json.WriteStartObject();
            json.WriteNumber("size", size);
            Texts(json, "path", path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static byte[] Write(IReadOnlyList<MerkleHash> leaves, IReadOnlyList<long> positions) => Line("leaves", json =>
    {
        json.WriteStartArray("positions");
        foreach (var position in positions)
            json.WriteNumberValue(position);
        json.WriteEndArray();
        Texts(json, "hashes", leaves.Select(hash => hash.ToString()));
    });

    public static byte[] WriteProof(long position, long index, IReadOnlyList<string> path) => Line("proof", json =>
    {
        json.WriteNumber("position", position);
        json.WriteNumber("index", index);
        Texts(json, "path", path);
    });

    public static byte[] WriteEnd(long events, IncrementalHash soFar) => Line("end", json =>
    {
        json.WriteNumber("events", events);
        json.WriteString("sha256", Convert.ToBase64String(soFar.GetCurrentHash()));
    });

    /// <exception cref="BundleException">It is no header of this format.</exception>
    public static BundleHeader ReadHeader(ReadOnlyMemory<byte> line) => Read(line, "bundle", of =>
        of.GetProperty("format").GetString() != Format
            ? throw new BundleException($"the bundle is not of the format {Format}.")
            : new BundleHeader(
                Enum.TryParse<BundleScope>(of.GetProperty("scope").GetString(), ignoreCase: true, out var scope) ? scope : throw new BundleException("the bundle does not say what it holds."),
                of.GetProperty("checkpoint").GetString()!,
                of.GetProperty("key").GetString()!,
                of.TryGetProperty("of", out var words) ? words.GetString() : null,
                [.. of.GetProperty("earlier").EnumerateArray().Select(one => new EarlierHead(one.GetProperty("size").GetInt64(), Texts(one.GetProperty("path"))))]));

    /// <exception cref="BundleException">It is not such a line.</exception>
    public static (IReadOnlyList<long> Positions, IReadOnlyList<MerkleHash> Hashes) ReadLeaves(ReadOnlyMemory<byte> line) => Read(line, "leaves", of =>
    {
        long[] positions = [.. of.GetProperty("positions").EnumerateArray().Select(one => one.GetInt64())];
        MerkleHash[] hashes = [.. Texts(of.GetProperty("hashes")).Select(Hash)];
        return positions.Length == hashes.Length ? (positions, hashes) : throw new BundleException("a line of leaves does not have a position for each.");
    });

    /// <exception cref="BundleException">It is not such a line.</exception>
    public static (long Position, long Index, IReadOnlyList<MerkleHash> Path) ReadProof(ReadOnlyMemory<byte> line) => Read(line, "proof", of =>
        (of.GetProperty("position").GetInt64(), of.GetProperty("index").GetInt64(), (IReadOnlyList<MerkleHash>)[.. Texts(of.GetProperty("path")).Select(Hash)]));

    public static MerkleHash Hash(string base64) => MerkleHash.TryParse(base64, out var hash) ? hash : throw new BundleException("a hash is not 32 bytes in base64.");

    private static string Word(BundleScope scope) => scope switch { BundleScope.Log => "log", BundleScope.Stream => "stream", _ => "range" };

    private static byte[] Line(string name, Action<Utf8JsonWriter> members)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(output, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject(name);
            members(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static T Read<T>(ReadOnlyMemory<byte> line, string name, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement.GetProperty(name));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BundleException($"the line of {name} cannot be read.");
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(one => one.GetString() ?? string.Empty)];
}
