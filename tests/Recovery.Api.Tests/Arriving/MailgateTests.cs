using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Recovery.Domain;

namespace Recovery.Api.Tests.Arriving;

/// <summary><c>ops/mailgate</c> as a mail server runs it: the message on standard input, one line for its log, an exit code it understands.</summary>
public sealed class MailgateTests(EdgeHost host) : IClassFixture<EdgeHost>
{
    private const int Taken = 0, Wrong = 65, Later = 75;

    [Fact]
    public async Task A_message_is_taken_and_one_line_says_what_it_became()
    {
        var letter = Encoding.UTF8.GetBytes(Letter.From(Letter.NewAddress()) + "\0\u00e9 end");
        var (code, said, _) = await Run(letter);
        code.ShouldBe(Taken, said);
        said.ShouldMatch(@"\Amailgate: received R-\d+-\d \(ordinary\)\n\z");
        (await Run(letter)).Said.ShouldBe(said, "the queue tries again what it does not know to be taken");
        (await Run(Encoding.UTF8.GetBytes("Auto-Submitted: auto-replied\n" + Letter.From(Letter.NewAddress())))).Said.ShouldBe("mailgate: set-aside  (auto-submitted)\n");
        var arrived = Guid.Parse((string)(await host.Mail(letter)).Json["arrival"]!);
        (await host.Ports.Arrivals.Content(arrived, CancellationToken.None)).ToArray().ShouldBe(letter, "to the last byte");
    }

    [Fact]
    public async Task The_key_may_be_in_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, await Key(Role.Integration) + "\n");
        (await Run(Encoding.UTF8.GetBytes(Letter.From(Letter.NewAddress())), ("RECOVERY_KEY", ""), ("RECOVERY_KEY_FILE", file))).Code.ShouldBe(Taken);
        File.Delete(file);
    }

    [Fact]
    public async Task What_an_operator_can_mend_stays_in_the_queue()
    {
        var letter = Encoding.UTF8.GetBytes(Letter.From(Letter.NewAddress()));
        (await Run(letter, ("RECOVERY_URL", $"http://127.0.0.1:{Nobody()}"))).Code.ShouldBe(Later, "nobody listens");
        (await Run(letter, ("RECOVERY_KEY", ""))).Code.ShouldBe(Later, "no key");
        (await Run(letter, ("RECOVERY_KEY", ""), ("RECOVERY_KEY_FILE", "/nowhere/key"))).Code.ShouldBe(Later, "no such file");
        (await Run(letter, ("RECOVERY_KEY", "rk_unknown"))).Code.ShouldBe(Later, "401");
        (await Run(letter, ("RECOVERY_KEY", "x\"\nurl = \"http://127.0.0.1"))).Code.ShouldBe(Later, "no key at all");
        (await Run(letter, ("RECOVERY_KEY", await Key(Role.Auditor)))).Code.ShouldBe(Later, "403");
        (await Run(letter, ("RECOVERY_URL", host.Address + "elsewhere"))).Code.ShouldBe(Later, "404");
        (await Run(letter, "--unknown")).Code.ShouldBe(Later);
    }

    [Theory]
    [InlineData(409, "being-filed", Later)]
    [InlineData(429, null, Later)]
    [InlineData(500, "unexpected", Later)]
    [InlineData(503, "store-unavailable", Later)]
    [InlineData(301, null, Later)]
    [InlineData(413, "body-too-large", Wrong)]
    [InlineData(413, null, Later)] // a proxy that takes less
    [InlineData(415, "wrong-media-type", Wrong)]
    [InlineData(415, null, Later)] // another service
    [InlineData(422, "malformed", Wrong)]
    public async Task What_a_service_answers_is_told_in_words_of_mail_servers(int status, string? problem, int code)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var body = problem is null ? string.Empty : $$"""{"type":"urn:recovery:problem:{{problem}}","status":{{status}},"code":"{{problem}}"}""";
        var answering = Answer(listener, $"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\nConnection: close\r\nLocation: http://127.0.0.1:1/\r\n\r\n{body}");
        (await Run("From: a@b.example\r\n\r\nx"u8.ToArray(), ("RECOVERY_URL", $"http://{listener.LocalEndpoint}"))).Code.ShouldBe(code);
        (await answering).ShouldContain("Content-Type: message/rfc822");
    }

    [Fact]
    public async Task What_will_never_be_taken_is_bounced()
    {
        (await Run([])).Code.ShouldBe(Wrong, "empty");
        (await Run(new byte[(40 * 1024 * 1024) + 1])).Code.ShouldBe(Wrong, "too large");
    }

    [Fact]
    public async Task The_key_is_in_no_process_list()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var key = await Key(Role.Integration);
        var running = Run("From: a@b.example\r\n\r\nx"u8.ToArray(), ("RECOVERY_URL", $"http://{listener.LocalEndpoint}"), ("RECOVERY_KEY", key));
        using var connection = await listener.AcceptTcpClientAsync();
        var read = await ReadHead(connection.GetStream());
        read.ShouldContain(key, Case.Sensitive, "the service is shown it");
        var processes = Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Select(Arguments).ToList();
        processes.ShouldContain(arguments => arguments.Contains("intake/email", StringComparison.Ordinal), "curl is there to be seen");
        processes.ShouldAllBe(arguments => !arguments.Contains(key, StringComparison.Ordinal));
        await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        (await running).Code.ShouldBe(Taken);
    }

    [Fact]
    public async Task It_says_how_it_is_used()
    {
        var (code, _, help) = await Run([], "--help");
        code.ShouldBe(0);
        foreach (var word in (string[])["RECOVERY_KEY_FILE", "master.cf", "flags=DRhu", "procmail", "fetchmail", "75"])
            help.ShouldContain(word);
    }

    private static string Arguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return string.Empty; // it ended
        }
        catch (UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private async Task<string> Key(Role role) => (await host.Ports.Keyring.Create("gate", role, CancellationToken.None)).Secret;

    private Task<(int Code, string Said, string Printed)> Run(byte[] message, params (string Name, string Value)[] environment) => Run(message, null, environment);

    private async Task<(int Code, string Said, string Printed)> Run(byte[] message, string? argument, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Root(), "ops", "mailgate"));
        if (argument is not null)
            start.ArgumentList.Add(argument);
        start.Environment["RECOVERY_URL"] = host.Address.ToString();
        start.Environment["RECOVERY_KEY"] = await Key(Role.Integration);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var gate = Process.Start(start)!;
        var said = gate.StandardError.ReadToEndAsync();
        var printed = gate.StandardOutput.ReadToEndAsync();
        try
        {
            await gate.StandardInput.BaseStream.WriteAsync(message);
            gate.StandardInput.Close();
        }
        catch (IOException)
        {
            // it did not want to read it
        }

        await gate.WaitForExitAsync();
        return (gate.ExitCode, await said, await printed);
    }

    private static async Task<string> Answer(TcpListener listener, string answer)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var head = await ReadHead(connection.GetStream());
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        return head;
    }

    private static async Task<string> ReadHead(NetworkStream stream)
    {
        var read = new StringBuilder();
        var buffer = new byte[4096];
        while (!read.ToString().Contains("\r\n\r\nFrom", StringComparison.Ordinal))
            read.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        return read.ToString();
    }

    /// <summary>A port at which nobody listens.</summary>
    private static int Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run inside the repository");
        return folder.FullName;
    }
}
