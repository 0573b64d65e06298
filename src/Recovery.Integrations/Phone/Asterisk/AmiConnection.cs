using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Recovery.Engine.Timing;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>
/// A connection to the manager interface of an Asterisk server, held open: it logs in, hears the call records, and comes back with growing waits
/// whenever it breaks. It never throws for what the exchange does, and never says the secret.
/// </summary>
public sealed partial class AmiConnection(AsteriskServer server, HeardCalls heard, TimeProvider time, ILogger<AmiConnection> log, AmiTimes? times = null) : IDuty
{
    private readonly AmiTimes times = times ?? new AmiTimes();
    private long awaySince = time.GetTimestamp();
    private volatile string? trouble = "not connected yet";
    private int failures;

    /// <inheritdoc/>
    public string Name => $"asterisk:{server.Name}";

    /// <summary>True while it is logged in.</summary>
    public bool IsConnected => trouble is null;

    /// <summary>What is wrong, for an operator, once it has not been connected for long (<see cref="AmiTimes.Away"/>); null before, and while it is.</summary>
    public string? Trouble => trouble is { } why && time.GetElapsedTime(Interlocked.Read(ref awaySince)) >= times.Away ? $"{Name}: {why}" : null;

    /// <summary>One connection, from its beginning to its end.</summary>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var why = await Held(cancellation).ConfigureAwait(false);
        if (trouble is null)
            Interlocked.Exchange(ref awaySince, time.GetTimestamp());
        trouble = why;
        failures = time.GetElapsedTime(began) >= times.Good ? 1 : failures + 1;
        Broken(Name, why, failures);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(AmiTimes.After(failures), time, cancellation).ConfigureAwait(false);

    /// <summary>Why the connection ended.</summary>
    private async ValueTask<string> Held(CancellationToken cancellation)
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using (var patience = new Deadline(times.Connecting, time, cancellation))
                await patience.On(token => socket.ConnectAsync(server.Host, server.Port, token)).ConfigureAwait(false);
            await using NetworkStream stream = new(socket);
            AmiSession session = new(stream, server, heard, time, times);
            if (await session.LogIn(cancellation).ConfigureAwait(false) is { } refused)
                return refused;

            trouble = null;
            Connected(Name, session.Banner);
            return await session.Listen(cancellation).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is SocketException or IOException or TimeoutException or ObjectDisposedException)
        {
            return broken.Message;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Exchange} is connected: {Banner}")]
    private partial void Connected(string exchange, string? banner);

    [LoggerMessage(2, LogLevel.Warning, "{Exchange} is not connected: {Reason} (failure {Failures} in a row)")]
    private partial void Broken(string exchange, string reason, int failures);
}
