using System.Text;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>What is said on one connection, from the login to its end.</summary>
internal sealed class AmiSession(Stream stream, AsteriskServer server, HeardCalls heard, TimeProvider time, AmiTimes times)
{
    private static readonly ReadOnlyMemory<byte> Ping = "Action: Ping\r\n\r\n"u8.ToArray();

    private readonly AmiParser parser = new();
    private readonly byte[] buffer = new byte[8 * 1024];
    private readonly Queue<AmiMessage> whole = [];

    /// <summary>What the exchange calls itself; null where it did not.</summary>
    public string? Banner => parser.Banner is { } banner ? Mail.Reading.Clean.Line(banner) : null;

    /// <summary>Logs in for call records alone; answers why not, null where it is.</summary>
    public async ValueTask<string?> LogIn(CancellationToken cancellation)
    {
        if ((server.User + server.Secret).Any(char.IsControl))
            return "its user or secret holds a line break, which would be further commands";
        var login = $"Action: Login\r\nUsername: {server.User}\r\nSecret: {server.Secret}\r\nEvents: cdr\r\n\r\n";
        using Deadline patience = new(times.LoggingIn, time, cancellation);
        return await patience.On(async token =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(login), token).ConfigureAwait(false);
            while (await Next(token).ConfigureAwait(false) is { } message)
            {
                if (message["Response"] is { } response)
                    return response.Equals("Success", StringComparison.OrdinalIgnoreCase) ? null : "it refuses the login: check user, secret and permit of manager.conf";
                await Hear(message, token).ConfigureAwait(false);
            }

            return "it closed the connection before the login";
        }).ConfigureAwait(false);
    }

    /// <summary>Hears call records until the connection ends or falls silent; answers why it ended.</summary>
    public async ValueTask<string> Listen(CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pinging = Pinging(over.Token);
        try
        {
            while (await Within(times.Silence, cancellation).ConfigureAwait(false) is { } message)
                await Hear(message, cancellation).ConfigureAwait(false); // where there is no room for more, the exchange waits; it is not its silence
            return "it closed the connection";
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await pinging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask Hear(AmiMessage message, CancellationToken cancellation)
    {
        if (CallRecords.Read(message, server.Settings) is { } call)
            await heard.Add(call with { System = $"asterisk:{server.Name}" }, cancellation).ConfigureAwait(false);
    }

    private async Task Pinging(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(times.Pinging, time, cancellation).ConfigureAwait(false);
            await stream.WriteAsync(Ping, cancellation).ConfigureAwait(false); // where nobody takes it, the silence tells
        }
    }

    private async ValueTask<AmiMessage?> Within(TimeSpan within, CancellationToken cancellation)
    {
        using Deadline patience = new(within, time, cancellation);
        return await patience.On(Next).ConfigureAwait(false);
    }

    /// <summary>The next whole block; null at the end.</summary>
    private async ValueTask<AmiMessage?> Next(CancellationToken cancellation)
    {
        while (true)
        {
            if (whole.TryDequeue(out var message))
                return message;
            var read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false);
            if (read == 0)
                return null;
            foreach (var block in parser.Feed(buffer.AsSpan(0, read)))
                whole.Enqueue(block);
        }
    }
}
