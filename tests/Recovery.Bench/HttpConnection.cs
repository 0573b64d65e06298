using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recovery.Bench;

/// <summary>One connection: receives a complaint, acknowledges it, and again; no more of HTTP/1.1 than that takes.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly string Complaint =
        $$$"""{"channel":"email","language":"fr","touchpoint":"delivery","narrative":"{{{Workload.Words}}}","complainant":{"name":"Jeanne Martin","email":"jeanne.martin@example.org"}}""";

    private static readonly string Heard = $$"""{"message":"{{Workload.Heard.Reveal()}}"}""";
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly string head;
    private readonly bool everything;
    private int filled;
    private string? received;

    public HttpConnection(IPEndPoint host, string key, bool everything)
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(host);
        head = $"Host: {host}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n";
        this.everything = everything;
    }

    /// <summary>What to wait for.</summary>
    public Socket Socket { get; }

    /// <summary>Commands answered.</summary>
    public long Done { get; private set; }

    /// <summary>An answer is on its way.</summary>
    public bool Waits { get; private set; }

    /// <summary>Sends the next command.</summary>
    public void Ask()
    {
        var (path, body) = received is { } id ? ($"complaints/{id}/acknowledgement", Heard) : ("complaints", Complaint);
        var unique = everything ? $"Idempotency-Key: {Guid.CreateVersion7()}\r\n" : string.Empty;
        Socket.Send(Encoding.UTF8.GetBytes($"POST /api/v1/{path} HTTP/1.1\r\n{head}{unique}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
        (filled, Waits) = (0, true);
    }

    /// <summary>Reads what has come; true when the answer is whole.</summary>
    public bool Answered()
    {
        var got = Socket.Receive(buffer.AsSpan(filled));
        filled += got;
        var answer = buffer.AsSpan(0, filled);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (got == 0 || (end > 0 && !answer.StartsWith("HTTP/1.1 200"u8) && !answer.StartsWith("HTTP/1.1 201"u8)))
            throw new BenchException("answered: " + Encoding.UTF8.GetString(answer));
        if (end < 0 || answer.Length < end + 4 + Length(answer[..end]))
            return false;

        var id = answer[(end + 4)..];
        received = received is null ? Encoding.ASCII.GetString(id.Slice(id.IndexOf("\"id\":\""u8) + 6, 36)) : null;
        Done++;
        Waits = false;
        return true;
    }

    public void Dispose() => Socket.Dispose();

    private static int Length(ReadOnlySpan<byte> headers)
    {
        var name = "Content-Length: "u8;
        return Utf8Parser.TryParse(headers[(headers.IndexOf(name) + name.Length)..], out int length, out _) ? length : throw new BenchException("an answer has no length");
    }
}
