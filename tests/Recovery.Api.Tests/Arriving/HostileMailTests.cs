using System.Text;
using Recovery.Domain;

namespace Recovery.Api.Tests.Arriving;

/// <summary>Messages made to do harm: each is taken, kept and readable; none throws, hangs, or writes a header of ours.</summary>
public sealed class HostileMailTests(EdgeHost host) : IClassFixture<EdgeHost>
{
    private static readonly string[] Injections =
    [
        "=?utf-8?Q?x=0D=0ABcc:_victim@people.example?=",
        "x\rBcc: victim@people.example",
        "=?utf-8?B?eA0KWC1JbmplY3RlZDogMQ==?=",
        "=?utf-8?Q?=00=00nul?=",
        "=?utf-16?B?2AA=?= =?utf-8?Q?=ED=A0=80?=", // halves of a character
        "\u202Eevil\u202C <script>alert(1)</script> '; drop table recovery.arrivals; --",
    ];

    [Fact]
    public async Task Ten_thousand_nested_parts()
    {
        var message = new StringBuilder(Head("multipart/mixed; boundary=\"b0\""));
        for (var depth = 0; depth < 10_000; depth++)
            message.Append($"--b{depth}\r\nContent-Type: multipart/mixed; boundary=\"b{depth + 1}\"\r\n\r\n");
        message.Append("--b10000\r\nContent-Type: text/plain\r\n\r\nDeep down: the heating is broken and nobody calls me.\r\n");
        await Taken(message.ToString());
    }

    [Fact]
    public async Task Ten_thousand_parts_side_by_side()
    {
        var message = new StringBuilder(Head("multipart/mixed; boundary=\"b\""));
        for (var part = 0; part < 10_000; part++)
            message.Append($"--b\r\nContent-Type: text/plain\r\n\r\nThe heating is broken, part {part}.\r\n");
        await Taken(message.Append("--b--\r\n").ToString());
    }

    [Fact]
    public async Task Thirty_megabytes_of_base64()
    {
        var message = new StringBuilder(Head("multipart/mixed; boundary=\"b\""))
            .Append("--b\r\nContent-Type: text/plain\r\n\r\nThe heating is broken, see the film.\r\n--b\r\nContent-Type: video/mp4; name=film.mp4\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        for (var line = 0; line < 30 * 1024 * 1024 / 78; line++)
            message.Append('A', 76).Append("\r\n");
        var id = await Taken(message.Append("--b--\r\n").ToString());
        var listed = (await host.As(Role.Agent).Get($"arrivals/{id}")).Done().Json["attachments"]!.AsArray().Single()!;
        ((long)listed["size"]!).ShouldBeGreaterThan(20_000_000);
    }

    [Fact]
    public async Task More_than_is_taken_is_refused_for_good() =>
        (await host.Mail(new byte[(40 * 1024 * 1024) + 1])).Refused(413, "body-too-large");

    [Fact]
    public async Task Null_bytes_everywhere()
    {
        await Taken("From: a\0b <nul@people.example>\r\nTo: complaints@house.example\r\nSubject: nul \0 here\r\nMessage-ID: <nul\0@people.example>\r\n\r\nThe heating\0 is broken \0\0 and nobody calls.\r\n");
        await Taken(Encoding.Latin1.GetString(new byte[100_000]));
    }

    [Theory]
    [MemberData(nameof(EachInjection))]
    public async Task Headers_that_would_be_more_than_one(int n)
    {
        var text = Injections[n];
        var id = await Taken($"From: {text} <inject{n}@people.example>\r\nTo: {text} <complaints@house.example>\r\nSubject: {text}\r\nMessage-ID: <{n}@people.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + $"--b\r\n\r\nThe heating is broken and nobody calls. {text}\r\n--b\r\nContent-Type: text/plain; name=\"{text}.txt\"\r\nContent-Disposition: attachment; filename=\"{text}.txt\"\r\n\r\nx\r\n--b--\r\n");
        using var saved = await host.ClientOf(Role.Agent).GetAsync(new Uri($"/api/v1/arrivals/{id}/attachments/1", UriKind.Relative));
        saved.EnsureSuccessStatusCode();
        saved.Headers.Contains("Bcc").ShouldBeFalse();
        saved.Headers.Contains("X-Injected").ShouldBeFalse();
    }

    public static TheoryData<int> EachInjection => new(Enumerable.Range(0, Injections.Length));

    [Fact]
    public async Task Absurd_lengths_of_everything()
    {
        var much = new string('x', 60_000);
        await Taken($"From: {much} <{much}@people.example>\r\nTo: complaints@house.example\r\nSubject: {much}\r\nMessage-ID: <{much}@people.example>\r\nIn-Reply-To: <{much}@people.example>\r\n\r\nThe heating is broken. {much}\r\n");
        await Taken(string.Concat(Enumerable.Range(0, 50_000).Select(n => $"X-{n}: y\r\n")) + Letter.From("many@people.example"));
        await Taken($"From: many2@people.example\r\nReferences: {string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"<{n}@x>"))}\r\n\r\nThe heating is broken and nobody calls.\r\n");
        await Taken(Letter.From("é" + new string('é', 400) + "@people.example", id: new string('é', 590) + "@x"));
    }

    [Fact]
    public async Task Charsets_that_are_not_what_they_say()
    {
        foreach (var charset in (string[])["utf-7", "x-unknown", "utf-16", "iso-2022-jp", "\"\"", "utf-8;charset=latin1", "../../etc/passwd"])
            await Taken([.. Encoding.ASCII.GetBytes($"From: c@people.example\r\nContent-Type: text/plain; charset={charset}\r\n\r\n"), 0xC3, 0x28, 0xA0, 0xA1, 0xE2, 0x28, 0xA1, 0xFF, 0xFE, (byte)'h', (byte)'e', (byte)'a', (byte)'t']);
    }

    private static string Head(string type) =>
        $"From: {Letter.NewAddress()}\r\nTo: complaints@house.example\r\nSubject: Heating\r\nMessage-ID: <{Letter.NewId()}>\r\nMIME-Version: 1.0\r\nContent-Type: {type}\r\n\r\n";

    private Task<string> Taken(string message) => Taken(Encoding.UTF8.GetBytes(message));

    /// <summary>It is taken with an answer, and can be looked at; the id of the arrival.</summary>
    private async Task<string> Taken(byte[] message)
    {
        var answer = await host.Mail(message);
        answer.Status.ShouldBeOneOf([200, 201], answer.Text);
        var id = (string)answer.Json["arrival"]!;
        (await host.As(Role.Agent).Get($"arrivals/{id}")).Done();
        (await host.As(Role.Agent).Get("arrivals")).Done();
        if (answer.Status == 201)
            (await host.As(Role.Agent).Get($"complaints/{answer.Id}/history")).Done();
        return id;
    }
}
