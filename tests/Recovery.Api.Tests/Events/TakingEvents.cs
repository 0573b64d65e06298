using System.Text;
using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Integrations.CloudEvents.Catalogue;

namespace Recovery.Api.Tests.Events;

/// <summary>Events of other systems: taken once each, answered each for itself.</summary>
public sealed class TakingEvents(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk system = host.As(Role.Integration);

    [Fact]
    public async Task Fifty_clients_post_one_event_and_one_complaint_is_received()
    {
        var (id, narrative) = (Ev.Fresh(), "Fifty clients at once " + Ev.Fresh());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => system.Post(Ev.Complaint(id, narrative))));
        answers.Where(answer => answer.Status != 201).Select(answer => answer.Text).ShouldBeEmpty();
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        (await host.Received(narrative)).ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_clients_post_one_text_message_and_one_case_is_opened()
    {
        var (id, text, number) = (Ev.Fresh(), "A text by fifty " + Ev.Fresh(), Ev.Number());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => system.Post(Ev.Text(id, "SM" + id, number, text))));
        answers.Where(answer => answer.Status != 201).Select(answer => answer.Text).ShouldBeEmpty();
        answers.Select(answer => (string)answer.Json["reference"]!).Distinct().Count().ShouldBe(1);
        (await host.Received(text)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_event_again_gets_the_same_answer_in_whatever_mode_and_other_data_under_its_name_none()
    {
        var id = Ev.Fresh();
        var first = (await system.Post(Ev.Complaint(id))).Done(201);
        (first.Id, (string)first.Json["source"]!, (string)first.Json["status"]!).ShouldBe((id, Ev.Source, "filed"));
        ((string)first.Json["case"]!["stage"]!).ShouldBe("received");
        first.Json["case"]!["deadlines"]!.AsArray().ShouldNotBeEmpty();
        (await system.Post(Ev.Complaint(id))).Done(201).Text.ShouldBe(first.Text);
        (await system.PostBinary(Ev.Complaint(id))).Done(201).Text.ShouldBe(first.Text);
        (await host.As(Role.Admin).Post(Ev.Complaint(id))).Done(201).Text.ShouldBe(first.Text);
        (await system.Post(Ev.Complaint(id, "Another story."))).Refused(422, "idempotency-key-reused");
        (await system.PostBatch(Ev.Complaint(id))).Done().Json["results"]![0]!["reference"]!.ToString().ShouldBe((string)first.Json["reference"]!);
    }

    [Fact]
    public async Task The_origin_its_data_names_is_that_of_the_complaint()
    {
        var origin = Ev.Fresh();
        string Event(string id) => Ev.Of(id, "complaint-received", $$$"""{"channel":"letter","language":"fr","narrative":"Rien ne va.","complainant":{"name":"Jeanne"},"source":{"system":"shop","id":"{{{origin}}}"}}""");
        var first = (await system.Post(Event(Ev.Fresh()))).Done(201);
        (await system.Post(Event(Ev.Fresh()))).Done(201).Json["reference"]!.ToString().ShouldBe((string)first.Json["reference"]!, "one complaint, told by two events");
        var received = await host.Ports.Store.Read(new ComplaintId((Guid)first.Json["case"]!["id"]!), default);
        ((ComplaintReceived)received[0].Event).Source.ShouldBe(new SourceRef("shop", origin));
    }

    [Fact]
    public async Task Each_event_of_a_batch_is_answered_for_itself_in_order()
    {
        var (good, contact) = (Ev.Fresh(), Ev.Fresh());
        var reference = (string)(await system.Post(Ev.Complaint(Ev.Fresh()))).Done(201).Json["reference"]!;
        string[] events =
        [
            Ev.Complaint(good),
            Ev.Of(Ev.Fresh(), "nobody-knows-this", "{}"),
            Ev.Of(contact, "contact-linked", $$"""{"complaint":"{{reference}}","channel":"phone","direction":"in","text":"Any news?"}"""),
            Ev.Of(Ev.Fresh(), "contact-linked", """{"complaint":"R-1-1","channel":"phone","direction":"in","text":"Any news?"}"""),
            """{"specversion":"0.3","id":"x","source":"/y","type":"z"}""",
            Ev.Of(Ev.Fresh(), "complaint-received", """{"channel":"web","language":"en","complainant":{"name":"A"}}"""),
            Ev.Complaint(good),
        ];
        var answer = await system.PostBatch(events);
        answer.Status.ShouldBe(207, answer.Text);
        var results = answer.Json["results"]!.AsArray();
        results.Select(result => (string)result!["status"]!).ShouldBe(["filed", "refused", "filed", "refused", "refused", "refused", "refused"]);
        results.Select(result => (string?)result!["code"]).ShouldBe([null, "event-type-unknown", null, "complaint-unknown", "specversion-unknown", "member-missing", "event-twice"]);
        ((string)results[2]!["reference"]!, (string)results[2]!["id"]!).ShouldBe((reference, contact));
        ((string)results[5]!["about"]!, ((string)results[5]!["detail"]!).Length).ShouldBe(("/narrative", results[5]!["detail"]!.ToString().Length));
        (await system.PostBatch(events[0], events[2])).Done().Json["results"]!.AsArray().Select(result => (string)result!["status"]!).ShouldBe(["filed", "filed"]);
        (await system.PostBatch()).Done().Json["results"]!.AsArray().ShouldBeEmpty();
        (await host.As(Role.Agent).Get($"complaints/{reference}")).Done().Json["contacts"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_complainant_said_elsewhere_is_recorded_with_their_words()
    {
        var id = await A.Resolved(host.As(Role.Agent), host.Ports);
        var ev = Ev.Fresh();
        string Feedback(string of) => Ev.Of(ev, "feedback-received", $$"""{"complaint":"{{of}}","rating":"below","disputed":true,"words":"It failed again the next day."}""");
        var first = (await system.Post(Feedback(id))).Done();
        (await system.Post(Feedback(id))).Done().Text.ShouldBe(first.Text);
        var history = (await host.As(Role.Agent).Get($"complaints/{id}/history")).Done().Json["items"]!.AsArray().Select(one => (string)one!["type"]!).ToList();
        history.Count(type => type == "feedback-received.v1").ShouldBe(1);
        history.Count(type => type == "note-added.v1").ShouldBe(1);
        var open = await A.Received(host.As(Role.Agent));
        ev = Ev.Fresh();
        (await system.Post(Feedback(open))).Refused(409, "not-resolved");
        (await system.Post(Feedback(Guid.CreateVersion7().ToString()))).Refused(404, "complaint-unknown");
        (await system.Post(Feedback("../../etc"))).Refused(404, "complaint-unknown");
    }

    [Fact]
    public async Task What_became_of_a_message_that_nobody_sent_is_ignored()
    {
        var delivered = Ev.Of(Ev.Fresh(), "message-delivered", """{"messageId":"<nobody@example.org>","channel":"email","at":"2026-03-05T10:00:00Z"}""");
        ((string)(await system.Post(delivered)).Done().Json["status"]!).ShouldBe("ignored");
    }

    [Fact]
    public async Task The_events_that_may_be_posted_are_listed_with_schemas_and_examples_that_are_taken()
    {
        var items = (await host.As(Role.Auditor).Get("events/types")).Done().Json["items"]!.AsArray();
        items.Select(item => (string)item!["type"]!).ShouldBe(EventTypes.All);
        foreach (var item in items)
        {
            var type = ((string)item!["type"]!)["recovery.".Length..^".v1".Length];
            var answer = await system.Post(Ev.Of(Ev.Fresh(), type, item["example"]!.ToJsonString()));
            answer.Status.ShouldBeOneOf(200, 201, 404); // the case of an example is nobody's
        }
    }

    [Theory]
    [InlineData("{}", "attribute-missing"), InlineData("[]", "not-json"), InlineData("\"x\"", "not-json"), InlineData("{", "not-json"), InlineData("", "body-empty")]
    [InlineData("""{"specversion":"1.0","id":"","source":"/a","type":"b"}""", "attribute-invalid"), InlineData("""{"specversion":"1.0","id":"1","source":"a b","type":"b"}""", "attribute-invalid")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"recovery.call-missed.v1","Data":1}""", "attribute-name-invalid")]
    [InlineData("""{"specversion":"1.0","id":"1","id":"2","source":"/a","type":"b"}""", "not-json"), InlineData("""{"specversion":"1.0","id":"a\ud800","source":"/a","type":"b"}""", "not-json")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"b","time":"yesterday"}""", "time-invalid"), InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"b","data":1,"data_base64":"AA=="}""", "data-twice")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"recovery.call-missed.v1"}""", "data-invalid"), InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"recovery.call-missed.v1","data":[]}""", "member-invalid")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"recovery.feedback-received.v1","data":{"complaint":"x","rating":"met","words":"a\u0000b"}}""", "member-invalid")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"recovery.feedback-received.v1","data":{"complaint":"x","rating":"superb"}}""", "member-invalid")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/a","type":"recovery.feedback-received.v1","data":{"complaint":"x","rating":"met","stars":5}}""", "member-unknown")]
    public async Task What_breaks_the_specification_or_the_schema_is_refused_by_its_code(string body, string code)
    {
        var answer = await system.PostBytes("events", Encoding.UTF8.GetBytes(body), Ev.Structured);
        answer.Refused(422, code);
        answer.Json["detail"]!.ToString().ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("\"receivedAt\":\"0001-01-01T00:00:00Z\"", 422, "pack-unknown"), InlineData("\"sentAt\":\"0001-01-01T00:00:00Z\"", 409, "date-out-of-range"), InlineData("\"receivedAt\":\"9999-12-31T23:59:59Z\"", 409, "in-the-future"), InlineData("\"occurredOn\":\"9999-12-31\"", 409, "in-the-future")]
    [InlineData("\"pack\":\"nobody\"", 422, "pack-unknown"), InlineData("\"occurredOn\":\"2026-02-30\"", 422, "member-invalid"), InlineData("\"product\":\"a\\u0000b\"", 422, "member-invalid")]
    [InlineData("\"product\":\"'; drop table recovery.mt_events; --\\u202Egnp.exe <script>\\u0001\"", 201, null)]
    public async Task What_no_case_can_be_made_of_is_refused_by_its_rule(string more, int status, string? code)
    {
        var answer = await system.Post(Ev.Of(Ev.Fresh(), "complaint-received", $$"""{"channel":"web","language":"en","narrative":"x","complainant":{"name":"A\r\nBcc: b@example.org"},{{more}}}"""));
        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Identities_as_long_as_they_may_be_are_told_apart_to_the_last_character()
    {
        var (id, source) = (new string('i', 2047), "/" + new string('s', 2046));
        string Event(string end) => Ev.Of(id + end, "complaint-received", """{"channel":"web","language":"en","narrative":"x","complainant":{"name":"A"}}""", source + end);
        var one = (await system.Post(Event("1"))).Done(201);
        (await system.Post(Event("1"))).Done(201).Text.ShouldBe(one.Text);
        (await system.Post(Event("2"))).Done(201).Json["reference"]!.ToString().ShouldNotBe((string)one.Json["reference"]!);
        (await system.Post(Ev.Missed(id + "3", new string('c', 200), "0" + new string('9', 63)))).Done();
    }

    [Fact]
    public async Task Too_many_and_too_large_are_refused_as_a_whole()
    {
        (await system.PostBatch([.. Enumerable.Range(0, 1001).Select(_ => "{}")])).Refused(422, "too-many");
        (await system.PostBytes("events", new byte[(1024 * 1024) + 1], Ev.Structured)).Refused(413, "body-too-large");
        (await system.PostBytes("events", "{}"u8.ToArray(), "application/cloudevents+avro")).Refused(415, "media-type-unknown");
        (await system.PostBytes("events", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000))), Ev.Batched)).Refused(422, "not-json");
    }

    [Fact]
    public async Task The_document_shows_every_event_as_it_is_checked()
    {
        using var stranger = host.Stranger();
        var document = JsonNode.Parse(await stranger.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        var content = document["paths"]!["/api/v1/events"]!["post"]!["requestBody"]!["content"]!;
        content[Ev.Structured]!["examples"]!.AsObject().Select(example => example.Key).ShouldBe(EventTypes.All, ignoreOrder: true);
        content[Ev.Structured]!["schema"]!["properties"]!["data"]!["anyOf"]!.AsArray().Count.ShouldBe(EventTypes.All.Count);
    }
}
