using System.Net;
using System.Net.Sockets;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>The addresses of a host name.</summary>
public delegate ValueTask<IPAddress[]> ResolveHost(string host, CancellationToken cancellation);

/// <summary>A name that leads to an address which may not be connected to.</summary>
public sealed class AddressNotAllowedException() : IOException("the name leads to an address that is not allowed");

/// <summary>
/// Connections to subscribers. A name is resolved here and nowhere else, every address it has is checked, and the connection goes to one that was:
/// a name that answers differently the second time gains nothing.
/// </summary>
public static class GuardedConnections
{
    private static readonly TimeSpan Reused = TimeSpan.FromMinutes(2); // names move
    private const int LongestHeaders = 16; // KB

    /// <summary>A handler that connects only where the guard lets it, follows nothing and keeps nothing.</summary>
    /// <param name="resolve">Null: the system's resolver.</param>
    public static SocketsHttpHandler Handler(TargetGuard guard, ResolveHost? resolve = null) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = Reused,
        MaxResponseHeadersLength = LongestHeaders,
        MaxResponseDrainSize = 16 * 1024, // what else an answer says is not read
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        ConnectCallback = (context, cancellation) => Connect(context.DnsEndPoint, guard, resolve ?? BySystem, cancellation),
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint to, TargetGuard guard, ResolveHost resolve, CancellationToken cancellation)
    {
        IPAddress[] resolved = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await resolve(to.Host, cancellation).ConfigureAwait(false);
        if (guard.Choose(resolved).Value is not { } allowed)
            throw resolved.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new AddressNotAllowedException();

        for (var nth = 0; ; nth++)
        {
            var socket = new Socket(allowed[nth].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(allowed[nth], to.Port), cancellation).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (nth + 1 < allowed.Count)
            {
                socket.Dispose(); // the next address may answer
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private static async ValueTask<IPAddress[]> BySystem(string host, CancellationToken cancellation) => await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
}
