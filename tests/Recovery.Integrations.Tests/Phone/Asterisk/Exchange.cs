using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recovery.Integrations.Tests.Phone.Asterisk;

/// <summary>A small server that plays the manager interface of Asterisk, by a script of the test.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public Exchange() => listener.Start();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The next connection.</summary>
    public async Task<Line> Answer() => new(await listener.AcceptTcpClientAsync());

    public void Dispose() => listener.Dispose();

    /// <summary>One connection.</summary>
    internal sealed class Line(TcpClient client) : IDisposable
    {
        private readonly NetworkStream stream = client.GetStream();
        private readonly StringBuilder heard = new();

        /// <summary>What the other side has said so far.</summary>
        public string Heard => heard.ToString();

        public async Task Say(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

        public async Task Say(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes);

        /// <summary>Waits until the other side has said something.</summary>
        public async Task Hears(string text)
        {
            var buffer = new byte[4096];
            while (!Heard.Contains(text, StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer);
                if (read == 0)
                    throw new IOException("they hung up after " + Heard);
                heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }

        /// <summary>Greets, and lets whoever logs in pass.</summary>
        public async Task LetIn()
        {
            await Say("Asterisk Call Manager/5.0.1\r\n");
            await Hears("Events: cdr\r\n\r\n");
            await Say("Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
        }

        /// <summary>Waits until the other side hangs up.</summary>
        public async Task HungUp()
        {
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer) > 0)
            {
            }
        }

        public void Dispose() => client.Dispose();
    }
}
