using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Engine.Arriving;

namespace Recovery.Api.Tests.Arriving;

/// <summary>A message of mail becomes a case, once, and loses nothing on the way.</summary>
public sealed class MailTests(EdgeHost host) : IClassFixture<EdgeHost>
{
    [Fact]
    public async Task A_mail_opens_a_case_in_the_senders_name_and_language()
    {
        var sender = Letter.NewAddress();
        var sent = host.Ports.Clock.Now.AddHours(-2);
        var answer = (await host.Mail(Letter.From($"=?utf-8?Q?Ana=C3=AFs?= Martin <{sender}>", headers: $"Date: {sent:r}\r\n"))).Done(201);
        ((string)answer.Json["verdict"]!, (string)answer.Json["kind"]!, answer.Stage, answer.Version, answer.ETag).ShouldBe(("received", "ordinary", "received", 1, "\"1\""));
        answer.Json["deadlines"]!.AsArray().ShouldNotBeEmpty();
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/complaints/{answer.Id}");

        var seen = (await host.As(Role.Agent).Get($"complaints/{answer.Id}")).Done().Json;
        ((string)seen["channel"]!, (string)seen["language"]!, (string)seen["narrative"]!).ShouldBe(("email", "fr", Letter.French));
        ((string)seen["complainant"]!["name"]!, (string)seen["complainant"]!["email"]!).ShouldBe(("Anaïs Martin", sender));
        DateTimeOffset.Parse((string)seen["sentAt"]!).ShouldBe(sent, TimeSpan.FromSeconds(1));
        (await Recorded(answer)).Single().Envelope.Actor.ShouldBe(new Actor("integration-1", Role.Integration));
    }

    [Fact]
    public async Task The_same_mail_again_gets_the_same_answer_and_nothing_happens_twice()
    {
        var letter = Letter.From(Letter.NewAddress());
        var first = (await host.Mail(letter)).Done(201);
        (await host.As(Role.Agent).Post($"complaints/{first.Id}/acknowledgement", "{}")).Done();
        var before = await host.Position();
        (await host.Mail(letter)).Done(201).Text.ShouldBe(first.Text);
        (await host.Mail("Received: from elsewhere by another way\r\nDelivered-To: complaints@house.example\r\n" + letter)).Done(201).Text.ShouldBe(first.Text);
        (await host.Position()).ShouldBe(before);
    }

    [Fact]
    public async Task Fifty_servers_with_one_mail_open_one_case()
    {
        var letter = Letter.From(Letter.NewAddress());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Mail(letter)));
        answers.Select(answer => (answer.Status, answer.Text)).Distinct().Single().Status.ShouldBe(201);
    }

    [Fact]
    public async Task Two_mails_with_one_Message_ID_are_two()
    {
        var id = Letter.NewId();
        var sender = Letter.NewAddress();
        var first = (await host.Mail(Letter.From(sender, id: id))).Done(201);
        (await host.Mail(Letter.From(sender, "Et voici tout autre chose, qui ne concerne pas le chauffage du tout.", id: id))).Done(201).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task A_language_nobody_can_tell_is_left_open()
    {
        var answer = (await host.Mail(Letter.From(Letter.NewAddress(), "ok ok 4711", "?"))).Done(201);
        ((string)(await host.As(Role.Agent).Get($"complaints/{answer.Id}")).Done().Json["language"]!).ShouldBe("und");
    }

    [Fact]
    public async Task What_is_attached_is_on_the_event_by_its_hash_and_its_text_stays_whole_with_the_arrival()
    {
        const string boundary = "=_b";
        var letter = $"From: {Letter.NewAddress()}\r\nTo: {EdgeHost.Own}\r\nMessage-ID: <{Letter.NewId()}>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"
            + $"--{boundary}\r\nContent-Type: text/plain\r\n\r\nThe heating is broken, see the picture.\r\n\r\nOn Monday you wrote:\r\n> all is well\r\n--{boundary}\r\n"
            + $"Content-Type: image/png\r\nContent-Disposition: attachment; filename=\"../boiler.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--{boundary}--\r\n";
        var answer = (await host.Mail(letter)).Done(201);
        var seen = (await host.As(Role.Agent).Get($"complaints/{answer.Id}/history")).Done().Text;
        seen.ShouldContain("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"); // SHA-256 of hello
        seen.ShouldContain("boiler.png");
        seen.ShouldNotContain("all is well");
        (await host.ArrivalOf(answer)).Text.Reveal().ShouldContain("all is well");
    }

    [Fact]
    public async Task Two_people_of_one_address_are_not_taken_for_one_and_a_note_says_that_there_are_two_cases()
    {
        var address = Letter.NewAddress();
        var first = (await host.Mail(Letter.From(address))).Done(201);
        await Until(async () => (await host.Ports.Arrivals.ReachedBy(Personal.Of(address), CancellationToken.None)).Count == 1);
        var second = (await host.Mail(Letter.From(address, "Bonjour, ceci est une tout autre affaire avec une autre facture de mon mari."))).Done(201);
        second.Id.ShouldNotBe(first.Id);
        var notes = (await host.As(Role.Agent).Get($"complaints/{second.Id}")).Done().Json["notes"]!.AsArray();
        ((string)notes.Single()!["text"]!).ShouldContain((string)first.Json["reference"]!);
        SubjectOf(await Recorded(first)).ShouldNotBe(SubjectOf(await Recorded(second)));
    }

    [Fact]
    public async Task Too_many_from_one_sender_are_set_aside_for_a_person()
    {
        var address = Letter.NewAddress();
        for (var n = 0; n < EdgeHost.MostNewCases; n++)
            (await host.Mail(Letter.From(address, $"Réclamation numéro {n} : rien ne marche ici depuis des semaines."))).Done(201);
        var more = (await host.Mail(Letter.From(address.Replace("@", "+other@"), "Et encore une autre réclamation sur tout autre chose."))).Done();
        ((string)more.Json["verdict"]!, (string)more.Json["code"]!).ShouldBe(("set-aside", "too-many"));
        more.Json["id"].ShouldBeNull();
        (await host.ArrivalOf(more)).State.ShouldBe(ArrivalState.SetAside);
    }

    [Fact]
    public async Task A_date_that_cannot_be_starts_no_clock()
    {
        foreach (var date in (string[])["Fri, 31 Dec 9999 23:59:59 +0000", "Mon, 1 Jan 0001 00:00:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000", "yesterday", $"{host.Ports.Clock.Now.AddDays(2):r}"])
        {
            var answer = (await host.Mail(Letter.From(Letter.NewAddress(), headers: $"Date: {date}\r\n"))).Done(201);
            (await host.As(Role.Agent).Get($"complaints/{answer.Id}")).Done().Json["sentAt"].ShouldBeNull(date);
        }
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n", "automatic-answer", "auto-submitted")]
    [InlineData("Return-Path: <>\r\n", "empty-sender", "null-return-path")]
    [InlineData("List-Id: <news.example>\r\nList-Unsubscribe: <mailto:x@y.example>\r\n", "list-mail", "list-header")]
    public async Task What_a_machine_sent_is_kept_and_touches_nothing(string headers, string kind, string code)
    {
        var before = await host.Position();
        var answer = (await host.Mail(headers + Letter.From(Letter.NewAddress()))).Done();
        ((string)answer.Json["verdict"]!, (string)answer.Json["kind"]!, (string)answer.Json["code"]!).ShouldBe(("set-aside", kind, code));
        ((string?)answer.Json["reason"]).ShouldNotBeNullOrEmpty();
        (await host.Position()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_no_message_is_refused_and_what_is_a_poor_one_is_not()
    {
        (await host.Mail(string.Empty)).Refused(422, "malformed");
        (await host.As(Role.Integration).PostBytes("intake/email", "From: a@b.example\r\n\r\nx"u8.ToArray(), "text/plain")).Refused(415, "wrong-media-type");
        (await host.As(Role.Auditor).PostBytes("intake/email", "From: a@b.example\r\n\r\nx"u8.ToArray(), "message/rfc822")).Refused(403, "role-not-allowed");
        ((string)(await host.Mail("just words, no header at all")).Done().Json["code"]!).ShouldBe("no-sender");
        ((string)(await host.Mail("From: silent@people.example\r\n\r\n")).Done().Json["code"]!).ShouldBe("no-words");
        var subjectOnly = (await host.Mail("From: brief@people.example\r\nSubject: Nobody calls me back\r\n\r\n")).Done(201);
        ((string)(await host.As(Role.Agent).Get($"complaints/{subjectOnly.Id}")).Done().Json["narrative"]!).ShouldBe("Nobody calls me back");
    }

    private async Task<IReadOnlyList<Recovery.Engine.Storing.RecordedEvent>> Recorded(Said answer) =>
        await host.Ports.Store.Read(new ComplaintId(Guid.Parse(answer.Id)), CancellationToken.None);

    private static Guid SubjectOf(IReadOnlyList<Recovery.Engine.Storing.RecordedEvent> events) =>
        events[0].Event.ShouldBeOfType<Recovery.Domain.Complaints.Receiving.ComplaintReceived>().Complainant.Subject;

    private static async Task Until(Func<Task<bool>> so)
    {
        for (var tries = 0; tries < 600 && !await so(); tries++)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
    }
}
