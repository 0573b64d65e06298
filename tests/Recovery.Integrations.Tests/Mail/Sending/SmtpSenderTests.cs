using System.Text;
using Recovery.Domain;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Sla;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Mail.Sending;
using Recovery.Integrations.Mail.Sorting;
using Recovery.Integrations.Mail.Writing;
using Recovery.Integrations.Tests.Mail.Writing;

namespace Recovery.Integrations.Tests.Mail.Sending;

/// <summary>Over a socket to a server that takes, refuses, hangs and drops; what it took is read back by the reader of incoming mail.</summary>
public sealed class SmtpSenderTests : IAsyncDisposable
{
    private readonly MailServer server = new();

    private SmtpSender Sender => new(new SmtpServer("127.0.0.1", server.Port, StartTls: false));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_is_sent_is_read_back_as_it_was_meant()
    {
        var mail = (ACase.Of(ACase.Received("fr", name: "Jérôme Çelik, « le voisin »")) with
        {
            Answered = new AnsweredMail("the-first@example.org", [.. Enumerable.Range(0, 12).Select(n => $"{n}.{new string('x', 60)}@example.org")], Personal.Of("Chaudière en panne — « très » froid 🔥 et un objet bien trop long pour une seule ligne d'en-tête")),
        }).Mail();
        (await Sender.Send(mail, CancellationToken.None)).ShouldBe(SmtpAnswer.Accepted);

        var taken = server.Taken.ShouldHaveSingleItem();
        (taken.From, taken.To.ShouldHaveSingleItem()).ShouldBe(("complaints@shop.example", "jeanne@example.org"));
        taken.Content.ShouldAllBe(one => one < 128); // nothing that a path of seven bits would break
        Encoding.ASCII.GetString(taken.Content).Split("\r\n").ShouldAllBe(line => line.Length <= 998);
        var read = MessageReader.Read(taken.Content);
        read.MessageId.ShouldBe(mail.MessageId);
        read.InReplyTo.ShouldBe(["the-first@example.org"]);
        read.References.ShouldBe(mail.References);
        read.Subject.ShouldBe(mail.Subject);
        read.Text.Reveal().TrimEnd().ShouldBe(mail.Text.Reveal().TrimEnd());
        (read.From[0].Name, read.From[0].Address).ShouldBe((Personal.Of("Maison Dupré"), Personal.Of("complaints@shop.example")));
        (read.To[0].Name, read.To[0].Address).ShouldBe((Personal.Of("Jérôme Çelik, « le voisin »"), Personal.Of("jeanne@example.org")));
        read.ReplyTo[0].Address.ShouldBe(Personal.Of(mail.ReplyTo));
        read.Of("Auto-Submitted").ShouldBe(["auto-replied"]);
        read.Date.ShouldNotBeNull();
        MailSorting.Of(read, ACase.House.Addresses).MayTouchCase.ShouldBeFalse(); // two houses like ours do not answer each other
    }

    [Fact]
    public async Task What_a_person_wrote_arrives_to_the_letter_dots_long_lines_and_all()
    {
        var said = "First.\n.\n..\n.hidden\n" + new string('x', 5_000) + "\n=3D é 🧨 \u05d0\u05d1\n" + string.Concat(Enumerable.Repeat("mot ", 400)) + "fin";
        var mail = ACase.Of(ACase.Received(), new MessageSent(MessageKind.Courtesy, Channel.Email, Personal.Of(said), [], null)).Mail();
        (await Sender.Send(mail, CancellationToken.None)).Taken.ShouldBe(Taken.Yes);
        MessageReader.Read(server.Taken.ShouldHaveSingleItem().Content).Text.Reveal().ShouldStartWith(said + "\n\nMaison Dupré");
    }

    [Fact]
    public async Task Line_ends_in_whatever_was_composed_make_no_header()
    {
        var mail = ACase.Of(ACase.Received(name: "Jeanne\r\nBcc: one@evil.example", narrative: "x")).Mail(ACase.House with { HouseName = "House\r\nBcc: two@evil.example" });
        await Sender.Send(mail, CancellationToken.None);
        var taken = server.Taken.ShouldHaveSingleItem();
        taken.To.ShouldBe(["jeanne@example.org"]);
        MessageReader.Read(taken.Content).Of("Bcc").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <jeanne@example.org>: no such person", Taken.Never, false)]
    [InlineData("RCPT", "553 5.1.3 <jeanne@example.org>: bad", Taken.Never, false)]
    [InlineData("RCPT", "450 4.2.1 <jeanne@example.org>: grey", Taken.NotNow, false)]
    [InlineData("RCPT", "452 4.2.2 <jeanne@example.org>: full", Taken.NotNow, false)]
    [InlineData("MAIL", "451 4.3.0 not now", Taken.NotNow, true)]
    [InlineData("CONNECT", "421 4.3.2 busy", Taken.NotNow, true)]
    [InlineData("CONNECT", "554 5.7.1 not you", Taken.NotNow, true)]
    [InlineData("MAIL", "530 5.7.0 log in", Taken.NotNow, true)]
    [InlineData(".", "451 4.3.0 jeanne@example.org later", Taken.NotNow, true)]
    [InlineData(".", "", Taken.NotNow, true)]
    [InlineData("DATA", "", Taken.NotNow, true)]
    [InlineData("RCPT", "", Taken.NotNow, true)]
    [InlineData("CONNECT", "", Taken.NotNow, true)]
    public async Task What_the_server_says_is_final_or_not_and_never_repeated(string at, string answer, Taken taken, bool isDown)
    {
        server.Answer = asked => asked.StartsWith(at, StringComparison.OrdinalIgnoreCase) ? answer : "usual";
        var sent = await Sender.Send(ACase.Of(ACase.Received()).Mail(), CancellationToken.None);
        (sent.Taken, sent.IsDown).ShouldBe((taken, isDown), sent.Reason);
        sent.Reason.ShouldNotContain("jeanne");
        if (answer.Length > 0)
            sent.Reason.ShouldContain(answer[..3]);
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_nobody_finds_is_down()
    {
        await server.DisposeAsync();
        (await Sender.Send(ACase.Of(ACase.Received()).Mail(), CancellationToken.None)).ShouldSatisfyAllConditions(sent => sent.Taken.ShouldBe(Taken.NotNow), sent => sent.IsDown.ShouldBeTrue());
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_is_not_spoken_to_where_that_is_wanted()
    {
        var strict = new SmtpSender(new SmtpServer("127.0.0.1", server.Port, StartTls: true));
        (await strict.Send(ACase.Of(ACase.Received()).Mail(), CancellationToken.None)).Taken.ShouldBe(Taken.NotNow);
        server.Said.ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("RCPT")]
    [InlineData(".")]
    public async Task A_server_that_hangs_is_let_go_of_when_its_time_is_up(string at)
    {
        server.Answer = asked => asked.StartsWith(at, StringComparison.OrdinalIgnoreCase) ? null : "usual";
        var time = new ManualTime(ACase.Tuesday);
        await using var pipelines = new EdgePipelines(time);
        var calling = pipelines.Call(EdgePipelines.Smtp, string.Empty, token => Sender.Send(ACase.Of(ACase.Received()).Mail(), token), answer => answer.IsDown, CancellationToken.None).AsTask();
        await server.Hangs.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
        time.Advance(EdgePipelines.SmtpTimeout);
        (await calling.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System)).Why.ShouldBe(Unanswered.TimedOut);
    }

    [Fact]
    public async Task An_address_in_another_script_is_written_to_where_the_server_can_and_later_where_it_cannot()
    {
        var mail = ACase.Of(ACase.Received(email: "jérôme@exämple.org")).Mail();
        (await Sender.Send(mail, CancellationToken.None)).Taken.ShouldBe(Taken.Yes);
        server.Taken.ShouldHaveSingleItem();
        server.Offers = [];
        (await Sender.Send(mail, CancellationToken.None)).Taken.ShouldBe(Taken.NotNow);
    }
}
