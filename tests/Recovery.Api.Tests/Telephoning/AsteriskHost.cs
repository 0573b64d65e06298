using System.Net;
using System.Net.Sockets;
using System.Text;
using Recovery.Integrations;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Asterisk;

namespace Recovery.Api.Tests.Telephoning;

/// <summary>A host that listens to an exchange, and the exchange.</summary>
public sealed class AsteriskHost : ApiHost
{
    private readonly TcpListener exchange = Started();

    protected override Edges Edged(Edges edges) => edges with
    {
        Asterisk = [new AsteriskServer("paris", "127.0.0.1", ((IPEndPoint)exchange.LocalEndpoint).Port, "recovery", "secret", new AsteriskSettings(NumberingPlan.France, TimeZoneInfo.Utc))],
    };

    /// <summary>Takes the host's next call, lets it in, and says something.</summary>
    public async Task<TcpClient> Say(string text)
    {
        var line = await exchange.AcceptTcpClientAsync();
        await line.GetStream().WriteAsync(Encoding.UTF8.GetBytes("Asterisk Call Manager/5.0.1\r\nResponse: Success\r\n\r\n" + text));
        return line;
    }

    private static TcpListener Started()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
