using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Recovery.Conformance;

/// <summary>A line to the database that can lose one answer: what was asked arrives and is done, and the connection breaks before the answer is heard.</summary>
public sealed class LossyLine : IAsyncDisposable
{
    private const int AnAppend = 1_000; // bytes: nothing else that a test sends is as long
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint server;
    private readonly Task accepting;
    private int armed;

    public LossyLine(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        server = new IPEndPoint(IPAddress.Loopback, settings.Port);
        listener.Start();
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        ConnectionString = settings.ConnectionString;
        accepting = Task.Run(Accept);
    }

    /// <summary>The same database, over this line.</summary>
    public string ConnectionString { get; }

    /// <summary>True once the answer was lost.</summary>
    public bool HasLost => Volatile.Read(ref armed) == 2;

    /// <summary>The answer to the next append is lost.</summary>
    public void LoseNextAnswer() => Volatile.Write(ref armed, 1);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Accept()
    {
        while (true)
            _ = Serve(await listener.AcceptTcpClientAsync());
    }

    private async Task Serve(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(server);
        var (asking, answering) = (near.GetStream(), far.GetStream());
        var lost = new TaskCompletionSource();
        await Task.WhenAny(Pump(asking, answering, read => Loses(read, lost)), Pump(answering, asking, _ => lost.Task.IsCompleted));
    }

    private bool Loses(int read, TaskCompletionSource lost)
    {
        if (read >= AnAppend && Interlocked.CompareExchange(ref armed, 2, 1) == 1)
            lost.SetResult();
        return false;
    }

    /// <summary>Passes bytes on until one side closes, or what was read is to be lost.</summary>
    private static async Task Pump(NetworkStream from, NetworkStream to, Func<int, bool> isLost)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            if (isLost(read))
                return;
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
