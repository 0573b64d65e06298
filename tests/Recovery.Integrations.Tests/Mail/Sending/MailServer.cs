using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recovery.Integrations.Tests.Mail.Sending;

/// <summary>A message as the server took it: the envelope, and the content to the byte.</summary>
internal sealed record TakenMail(string From, IReadOnlyList<string> To, byte[] Content);

/// <summary>A mail server on loopback that says what a test wants it to (RFC 5321). Answers null hang; an empty answer closes the connection.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task serving;

    public MailServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the server answers to a command or to the end of the content (<c>.</c>), where not what a willing one does.</summary>
    public Func<string, string?>? Answer { get; set; }

    /// <summary>What EHLO offers beside 8BITMIME.</summary>
    public IReadOnlyList<string> Offers { get; set; } = ["SMTPUTF8"];

    public ConcurrentQueue<TakenMail> Taken { get; } = [];

    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>Set once a command is not answered.</summary>
    public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        if (serving.IsCompleted)
            return;
        await closing.CancelAsync();
        listener.Stop();
        try
        {
            await serving;
        }
        catch (Exception stopped) when (stopped is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // no more callers
        }
    }

    private async Task Serve()
    {
        while (!closing.IsCancellationRequested)
        {
            var caller = await listener.AcceptTcpClientAsync(closing.Token);
            _ = Task.Run(() => Talk(caller));
        }
    }

    private async Task Talk(TcpClient caller)
    {
        using var _ = caller;
        try
        {
            var stream = caller.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            if (!await Say(stream, "CONNECT", "220 mail.example ESMTP"))
                return;
            var (from, to) = (string.Empty, new List<string>());
            while (await reader.ReadLineAsync(closing.Token) is { } line)
            {
                Said.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "MAIL")
                    from = Path(line);
                if (verb == "RCPT")
                    to.Add(Path(line));
                if (!await Say(stream, line, verb switch { "EHLO" => Greeting(), "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 ok" }) || verb == "QUIT")
                    return;
                if (verb != "DATA")
                    continue;
                var content = await Content(reader);
                if (!await Say(stream, ".", "250 taken", () => Taken.Enqueue(new TakenMail(from, to, content))))
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // the caller hung up
        }
    }

    private string Greeting() => string.Join("\r\n", Offers.Select(offer => "250-" + offer).Prepend("250-mail.example").Append("250 8BITMIME"));

    private async Task<bool> Say(NetworkStream stream, string asked, string usual, Action? onUsual = null)
    {
        var answer = Answer is null ? usual : Answer(asked);
        if (answer is null)
        {
            Hangs.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, closing.Token);
        }

        if (answer!.Length == 0)
            return false;
        if (answer == "usual")
            answer = usual;
        if (answer == usual)
            onUsual?.Invoke();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), closing.Token);
        return true;
    }

    private async Task<byte[]> Content(StreamReader reader)
    {
        var all = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line && line != ".")
            all.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(all.ToString());
    }

    private static string Path(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
