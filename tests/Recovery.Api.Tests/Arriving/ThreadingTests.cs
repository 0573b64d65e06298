using System.Security.Cryptography;
using Recovery.Domain;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Api.Tests.Arriving;

/// <summary>Which case a mail goes on: what is proven, or from the complainant's own address; never the subject.</summary>
public sealed class ThreadingTests(EdgeHost host) : IClassFixture<EdgeHost>
{
    private const string Again = "Bonjour, toujours rien depuis mon dernier message, le chauffage est encore en panne.";
    private readonly string complainant = Letter.NewAddress();

    [Fact]
    public async Task An_answer_to_the_reply_address_is_a_contact_whoever_sends_it()
    {
        var (id, reference) = await Opened();
        var linked = await Linked(id, Letter.From(Letter.NewAddress(), Again, to: ReplyAddress.Of(EdgeHost.Own, reference, EdgeHost.Key)));
        (linked.Version, linked.ETag, (string)linked.Json["reference"]!).ShouldBe((2, "\"2\"", reference));
        await Linked(id, $"Delivered-To: {ReplyAddress.Of(EdgeHost.Own, reference, EdgeHost.Key)}\r\n" + Letter.From(Letter.NewAddress(), Again + " Bis.", to: "undisclosed@people.example"));
        var contacts = (await host.As(Role.Agent).Get($"complaints/{id}")).Done().Json["contacts"]!.AsArray();
        contacts.Select(contact => ((string)contact!["channel"]!, (string)contact["direction"]!)).ShouldBe([("email", "in"), ("email", "in")]);
    }

    [Fact]
    public async Task An_answer_to_a_message_of_ours_is_a_contact()
    {
        var (id, reference) = await Opened();
        await Linked(id, Answer(Letter.NewAddress(), OutgoingId.New(reference, RandomNumberGenerator.GetBytes(10), EdgeHost.Addresses, EdgeHost.Key)));
    }

    [Fact]
    public async Task An_answer_to_a_mail_that_is_on_the_case_is_a_contact()
    {
        var message = Letter.NewId();
        var (id, _) = await Opened(message);
        await Linked(id, Answer(Letter.NewAddress(), message)); // a colleague who was in copy answers all
        var second = Letter.NewId();
        await Linked(id, Letter.From(complainant, Again + " Ter.", id: second, headers: $"References: <{message}>\r\n"));
        await Linked(id, Letter.From(complainant, Again + " Quater.", headers: $"References: <unknown@people.example> <{second}>\r\n"));
    }

    [Fact]
    public async Task An_unproven_reference_from_the_complainant_is_a_contact()
    {
        var (id, reference) = await Opened();
        await Linked(id, Letter.From(complainant.ToUpperInvariant(), Again, to: ReplyAddress.Of(EdgeHost.Own, reference, ThreadKey.None)));
        await Linked(id, Answer(complainant, OutgoingId.New(reference, RandomNumberGenerator.GetBytes(10), EdgeHost.Addresses, ThreadKey.None)));
    }

    [Fact]
    public async Task An_unproven_reference_from_a_stranger_opens_a_case_of_its_own_and_a_note_names_the_other()
    {
        var (id, reference) = await Opened();
        foreach (var letter in (string[])
            [
                Letter.From(Letter.NewAddress(), Again, to: ReplyAddress.Of(EdgeHost.Own, reference, ThreadKey.None)),
                Letter.From(Letter.NewAddress(), Again, to: EdgeHost.Own.Replace("@", $"+{reference}.aaaaaaaaaa@")),
                Answer(Letter.NewAddress(), OutgoingId.New(reference, RandomNumberGenerator.GetBytes(10), EdgeHost.Addresses, ThreadKey.None)),
            ])
        {
            var other = (await host.Mail(letter)).Done(201);
            other.Id.ShouldNotBe(id);
            var notes = (await host.As(Role.Agent).Get($"complaints/{other.Id}")).Done().Json["notes"]!.AsArray();
            ((string)notes.Single()!["text"]!).ShouldContain(reference);
            (await host.Mail(letter)).Done(201).Text.ShouldBe(other.Text); // and no second note
            (await host.As(Role.Agent).Get($"complaints/{other.Id}")).Done().Version.ShouldBe(2);
        }

        (await host.As(Role.Agent).Get($"complaints/{id}")).Done().Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_subject_leads_nowhere()
    {
        var (id, reference) = await Opened();
        var letter = Letter.From(complainant, Again, subject: $"Re: [{reference}] Chauffage");
        (await host.Mail(letter)).Done(201).Id.ShouldNotBe(id);
    }

    [Fact]
    public async Task A_reference_of_no_case_leads_nowhere()
    {
        var letter = Letter.From(Letter.NewAddress(), Again, to: ReplyAddress.Of(EdgeHost.Own, CaseReference.Written(900_000), EdgeHost.Key));
        (await host.Mail(letter)).Done(201);
    }

    [Fact]
    public async Task A_merged_case_leads_to_the_one_it_went_into()
    {
        var (first, reference) = await Opened();
        var (second, into) = await Opened();
        (await host.As(Role.Agent).Post($"complaints/{first}/merge", $$"""{"into":"{{into}}"}""")).Done();
        await Linked(second, Letter.From(Letter.NewAddress(), Again, to: ReplyAddress.Of(EdgeHost.Own, reference, EdgeHost.Key)));
    }

    [Fact]
    public async Task Whoever_writes_after_the_case_is_over_is_heard_on_it()
    {
        var (id, reference) = await Opened();
        (await host.As(Role.Agent).Post($"complaints/{id}/withdrawal", """{"reason":"Settled between neighbours."}""")).Done();
        var linked = await Linked(id, Letter.From(complainant, Again, to: ReplyAddress.Of(EdgeHost.Own, reference, EdgeHost.Key)));
        linked.Stage.ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Whoever_writes_after_they_were_erased_is_heard_on_a_case_of_its_own()
    {
        var (id, reference) = await Opened();
        await host.Forget(id);
        var letter = Letter.From(complainant, Again, to: ReplyAddress.Of(EdgeHost.Own, reference, EdgeHost.Key));
        var other = (await host.Mail(letter)).Done(201);
        other.Id.ShouldNotBe(id);
        (await host.Mail(letter)).Done(201).Text.ShouldBe(other.Text);
        var seen = (await host.As(Role.Agent).Get($"complaints/{other.Id}")).Done().Json;
        ((string)seen["narrative"]!).ShouldContain("toujours rien");
        ((string)seen["notes"]!.AsArray().Single()!["text"]!).ShouldContain(reference);
        (await host.As(Role.Agent).Get($"complaints/{id}")).Done().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_bounce_of_our_message_says_which_case_it_is_about_and_does_not_touch_it()
    {
        var (id, reference) = await Opened();
        var ours = OutgoingId.New(reference, RandomNumberGenerator.GetBytes(10), EdgeHost.Addresses, EdgeHost.Key);
        var bounce = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: complaints@house.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@people.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--b\r\n"
            + $"Content-Type: text/rfc822-headers\r\n\r\nFrom: complaints@house.example\r\nMessage-ID: <{ours}>\r\nSubject: Re\r\n--b--\r\n";
        var answer = (await host.Mail(bounce)).Done();
        ((string)answer.Json["verdict"]!, (string)answer.Json["kind"]!).ShouldBe(("set-aside", "bounce"));
        (await host.ArrivalOf(answer)).About.ShouldBe(reference);
        (await host.As(Role.Agent).Get($"complaints/{id}")).Done().Version.ShouldBe(1);
    }

    private static string Answer(string sender, string answered) => Letter.From(sender, Again + Letter.NewId(), subject: "Re: Chauffage", headers: $"In-Reply-To: <{answered}>\r\n");

    private async Task<(string Id, string Reference)> Opened(string? message = null)
    {
        var answer = (await host.Mail(Letter.From(complainant, Letter.French + Letter.NewId(), id: message))).Done(201);
        return (answer.Id, (string)answer.Json["reference"]!);
    }

    private async Task<Said> Linked(string id, string letter)
    {
        var answer = (await host.Mail(letter)).Done();
        ((string)answer.Json["verdict"]!, answer.Id).ShouldBe(("linked", id));
        (await host.Mail(letter)).Done().Text.ShouldBe(answer.Text);
        return answer;
    }
}
