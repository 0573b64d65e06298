using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Recovery.Bench;

/// <summary>Keep-alive connections in closed loops, served by one thread: what the client costs is not what is measured.</summary>
internal sealed class HttpLoad(IPEndPoint host, string key)
{
    /// <summary>Commands answered with 200 or 201 so far.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Commands a second.</summary>
    /// <param name="everything">Every request bears an idempotency key, too.</param>
    /// <exception cref="BenchException">A request was answered otherwise.</exception>
    public double Run(int connections, int seconds, bool everything)
    {
        var all = Enumerable.Range(0, connections).Select(_ => new HttpConnection(host, key, everything)).ToDictionary(one => one.Socket);
        var watch = Stopwatch.StartNew();
        var open = all.Count;
        foreach (var connection in all.Values)
            connection.Ask();
        var ready = new List<Socket>(open);
        while (open > 0)
        {
            ready.Clear();
            ready.AddRange(all.Where(one => one.Value.Waits).Select(one => one.Key));
            Socket.Select(ready, null, null, 10_000_000);
            foreach (var socket in ready)
            {
                var connection = all[socket];
                if (!connection.Answered())
                    continue;
                if (watch.Elapsed.TotalSeconds < seconds)
                    connection.Ask();
                else
                    open--;
            }
        }

        var done = all.Values.Sum(connection => connection.Done);
        foreach (var connection in all.Values)
            connection.Dispose();
        Acknowledged += done;
        return done / watch.Elapsed.TotalSeconds;
    }
}
