using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Recovery.Api.Tests.Events;
using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Integrations;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Api.Tests.Arriving;

/// <summary>
/// The whole product with every way in and out: what came in by mail, telephone, text, event and form, and what a mail server says of it when it is answered,
/// is in no table, and neither is it after an erasure and a vacuum, while an agent reads it until then (FAULTS T34).
/// </summary>
public sealed class CanaryTests(CanaryTests.House host) : IClassFixture<CanaryTests.House>
{
    private const string Canary = "zitronenfalter";
    private const string Stem = "zitronenfal";
    private const string Digits = "612345987";
    private const string Address = Canary + "@people.example";

    [Fact]
    public async Task What_anybody_said_is_read_by_an_agent_and_in_no_table()
    {
        var ours = await Typed();
        var (theirs, reference) = await Written();
        await Texted();
        await Called();
        (await host.As(Role.Agent).Post($"complaints/{theirs}/acknowledgement", $$"""{"message":"{{Canary}} acknowledged"}""")).Done();
        await Refused();
        await host.Until(async () => (await host.As(Role.Agent).Get($"worklist?q={Canary}")).Done().Json["items"]!.AsArray().Count >= 3);
        await host.Sql("analyze");

        (await Holding()).ShouldBeEmpty();

        var seen = (await host.As(Role.Agent).Get($"complaints/{theirs}")).Done().Json;
        ((string)seen["complainant"]!["name"]!, (string)seen["complainant"]!["email"]!).ShouldBe((Canary, Address));
        ((string)seen["narrative"]!).ShouldContain(Canary);
        ((string)seen["attachments"]![0]!["name"]!).ShouldBe(Canary + ".pdf");
        ((string)seen["contacts"]![0]!["text"]!).ShouldContain(Canary + " again");
        var arrivals = (await host.As(Role.Agent).Get("arrivals")).Done().Text;
        arrivals.ShouldContain(Address);
        arrivals.ShouldContain("dismissed " + Canary);

        foreach (var id in (string[])[ours, theirs])
            (await host.As(Role.Admin).Post($"subjects/{id}/erasure", """{"reason":"asked for","legalGround":"GDPR 17(1)(b)"}""")).Done();
        await host.Sql("vacuum full");
        (await Holding()).ShouldBeEmpty();
        foreach (var id in (string[])[ours, theirs])
            (await host.As(Role.Agent).Get($"complaints/{id}")).Done().Text.ShouldNotContain(Stem);
        (await host.As(Role.Agent).Get($"arrivals?complaint={reference}")).Done().Text.ShouldNotContain(Stem);
    }

    private async Task<string> Typed()
    {
        var id = (await host.As(Role.Integration).Post(
            "complaints",
            $$$"""{"channel":"web","language":"fr","narrative":"{{{Canary}}} ne vole plus","complainant":{"name":"{{{Canary}}}","email":"web.{{{Address}}}","phone":"+33{{{Digits}}}"},"source":{"system":"form","id":"f-1"}}""",
            ("Idempotency-Key", "typed-1"))).Done(201).Id;
        var agent = host.As(Role.Agent);
        (await agent.Post($"complaints/{id}/notes", $$"""{"text":"note {{Canary}}"}""")).Done();
        (await agent.Post($"complaints/{id}/severity", $$"""{"severity":"high","reason":"reason {{Canary}}"}""")).Done();
        (await agent.Post($"complaints/{id}/emotions", $$"""{"emotion":"{{Canary}}"}""")).Done();
        (await host.As(Role.Integration).Post(Ev.Of(Ev.Fresh(), "contact-linked", $$"""{"complaint":"{{id}}","channel":"phone","direction":"in","text":"{{Canary}} rang"}"""))).Done();
        return id;
    }

    private async Task<(string Id, string Reference)> Written()
    {
        var opened = (await host.Mail(
            $"From: {Canary} <{Address}>\r\nTo: {EdgeHost.Own}\r\nSubject: {Canary}\r\nMessage-ID: <{Canary}.1@people.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + $"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{Letter.French} {Canary}\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"{Canary}.pdf\"\r\n"
            + $"Content-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes("a file of " + Canary))}\r\n--b--\r\n")).Done(201);
        var reference = (string)opened.Json["reference"]!;
        var again = Letter.From(Address, $"{Letter.French} {Canary} again", subject: "Re: " + Canary, id: Canary + ".2@people.example", to: ReplyAddress.Of(EdgeHost.Own, reference, EdgeHost.Key));
        ((string)(await host.Mail(again)).Done().Json["verdict"]!).ShouldBe("linked");
        (await host.Mail($"Return-Path: <>\r\nAuto-Submitted: auto-replied\r\n" + Letter.From(Address, $"{Canary} is away", subject: Canary, id: Canary + ".3@people.example"))).Done();
        return (opened.Id, reference);
    }

    private async Task Texted() => (await host.As(Role.Integration).Post(Ev.Text(Ev.Fresh(), "SM-1", "+33" + Digits + "1", $"{Canary} froze"))).Done(201);

    private async Task Called()
    {
        (await host.As(Role.Integration).Post(Ev.Missed(Ev.Fresh(), "c-1", "+33" + Digits))).Status.ShouldBe(200);
        var call = (await host.Ports.Arrivals.Page(new ArrivalFilter(Kind: ArrivalKind.Call), default)).Single();
        (await host.As(Role.Agent).Post($"arrivals/{call.Id}/dismissal", $$"""{"reason":"dismissed {{Canary}}"}""")).Done();
    }

    /// <summary>The mail server says no, and names the receiver; somebody gives one up, and names them too.</summary>
    private async Task Refused()
    {
        await host.Until(async () => (await host.Ports.Deliveries.Page(new DeliveryFilter(DeliveryState.Failed, Kind: Kinds.Mail), default)).Count >= 2);
        var failed = (await host.Ports.Deliveries.Page(new DeliveryFilter(DeliveryState.Failed, Kind: Kinds.Mail), default))[0];
        (await host.Ports.Deliveries.Retry(failed.Id, default)).ShouldBeTrue();
        (await host.Ports.Deliveries.GiveUp(failed.Id, Personal.Of("given up " + Canary), default)).ShouldBeTrue();
    }

    private async Task<IReadOnlyList<string>> Holding() => [.. await WholeDatabase.Holding(host.Database, Stem), .. await WholeDatabase.Holding(host.Database, Digits)];

    /// <summary>A house whose mail server refuses everybody, by name.</summary>
    public sealed class House : EdgeHost
    {
        private readonly TcpListener server = new(IPAddress.Loopback, 0);

        /// <inheritdoc/>
        protected override Edges Edged(Edges edges)
        {
            server.Start();
            _ = Serve();
            return base.Edged(edges) with { Smtp = new SmtpServer("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port, StartTls: false) };
        }

        /// <summary>Waits for something that comes about by itself.</summary>
        public async Task Until(Func<Task<bool>> holds)
        {
            for (var patience = 0; patience < 600 && !await holds(); patience++)
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            (await holds()).ShouldBeTrue();
        }

        private async Task Serve()
        {
            while (true)
            {
                using var caller = await server.AcceptTcpClientAsync();
                using var reader = new StreamReader(caller.GetStream());
                await using var writer = new StreamWriter(caller.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
                await writer.WriteLineAsync("220 mail.example");
                while (await reader.ReadLineAsync() is { } line)
                    await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.Ordinal) ? $"550 5.1.1 {line[8..]} is nobody here, {Canary}" : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
            }
        }
    }
}
