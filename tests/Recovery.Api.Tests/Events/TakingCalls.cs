using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Storing;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Phone;

namespace Recovery.Api.Tests.Events;

/// <summary>Calls and text messages: who is known is offered, who is missed is called back in time.</summary>
public sealed class TakingCalls(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk system = host.As(Role.Integration);
    private static readonly Actor By = new("tests", Role.Integration);

    [Fact]
    public async Task A_missed_call_from_a_number_with_an_open_case_is_offered_to_it()
    {
        var number = Ev.Number();
        var opened = (await system.Post(Ev.Complaint(Ev.Fresh(), phone: number))).Done(201);
        await host.Reached(number);
        var answer = (await system.Post(Ev.Missed(Ev.Fresh(), Ev.Fresh(), "0" + number[3..]))).Done();
        ((string)answer.Json["status"]!, (string)answer.Json["arrival"]!["state"]!).ShouldBe(("waiting", "waiting"));
        answer.Json["arrival"]!["offered"]!.AsArray().Select(id => (string)id!).ShouldBe([(string)opened.Json["case"]!["id"]!]);
        answer.Json["arrival"]!["dueAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_withheld_number_and_an_unknown_one_wait_with_nothing_offered()
    {
        foreach (var number in (string[])["anonymous", Ev.Number()])
        {
            var call = Ev.Fresh();
            var answer = (await system.Post(Ev.Missed(Ev.Fresh(), call, number))).Done();
            ((string)answer.Json["status"]!).ShouldBe("waiting");
            answer.Json["arrival"]!["offered"]!.AsArray().ShouldBeEmpty();
            (await Kept(call)).Sender.IsBlank.ShouldBe(number == "anonymous");
        }
    }

    [Fact]
    public async Task A_case_that_the_exchange_names_is_offered_first()
    {
        var number = Ev.Number();
        var known = (await system.Post(Ev.Complaint(Ev.Fresh(), phone: number))).Done(201);
        var named = (await system.Post(Ev.Complaint(Ev.Fresh(), phone: Ev.Number()))).Done(201);
        await host.Reached(number);
        var call = Ev.Call(Ev.Fresh(), "call-answered", Ev.Fresh(), number, $$""","durationSeconds":5,"complaint":"{{named.Json["reference"]}}" """);
        var answer = (await system.Post(call)).Done();
        answer.Json["arrival"]!["offered"]!.AsArray().Select(id => (string)id!).ShouldBe([(string)named.Json["case"]!["id"]!, (string)known.Json["case"]!["id"]!]);
    }

    [Fact]
    public async Task A_call_that_was_missed_and_then_taken_is_one_call_that_was_taken_by_its_agent()
    {
        var (call, number) = (Ev.Fresh(), Ev.Number());
        var missed = (await system.Post(Ev.Missed(Ev.Fresh(), call, number))).Done();
        var answered = (await system.Post(Ev.Answered(Ev.Fresh(), call, number))).Done();
        ((string)answered.Json["arrival"]!["id"]!).ShouldBe((string)missed.Json["arrival"]!["id"]!);
        var kept = await Kept(call);
        (kept.Verdict, kept.Agent, kept.State, kept.Text.Reveal()).ShouldBe(("answered", "agent-7", ArrivalState.Waiting, $"{number} → +33140000000 · 3:04"));
        (await system.Post(Ev.Missed(Ev.Fresh(), call, number))).Done();
        (await Kept(call)).Verdict.ShouldBe("answered", "somebody spoke with them, whatever is told later of another leg");
    }

    [Fact]
    public async Task The_same_call_event_again_changes_nothing_and_another_under_its_name_is_refused()
    {
        var (id, call) = (Ev.Fresh(), Ev.Fresh());
        var first = (await system.Post(Ev.Missed(id, call, "0612345678"))).Done();
        (await system.Post(Ev.Missed(id, call, "0612345678"))).Done().Text.ShouldBe(first.Text);
        (await system.Post(Ev.Missed(id, call, "0612345679"))).Refused(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task What_we_dialled_ourselves_waits_only_where_it_reached_a_complainant()
    {
        var number = Ev.Number();
        (await system.Post(Ev.Complaint(Ev.Fresh(), phone: number))).Done(201);
        await host.Reached(number);
        string Out(string to, string call) => Ev.Of(Ev.Fresh(), "call-answered", $$"""{"callId":"{{call}}","direction":"out","from":"254","to":"{{to}}","startedAt":"2026-03-05T10:00:00Z","durationSeconds":60}""");
        var (known, unknown) = (Ev.Fresh(), Ev.Fresh());
        ((string)(await system.Post(Out(number, known))).Done().Json["status"]!).ShouldBe("waiting");
        ((string)(await system.Post(Out(Ev.Number(), unknown))).Done().Json["status"]!).ShouldBe("ignored");
        (await Kept(known)).Direction.ShouldBe(Direction.Out);
        (await host.Ports.Arrivals.Find(new SourceRef(Ev.Source, unknown), default)).ShouldBeNull("whom else the house calls is not ours to keep");
    }

    [Fact]
    public async Task A_text_message_from_a_number_with_an_open_case_waits_and_from_another_opens_one()
    {
        var number = Ev.Number();
        var opened = (await system.Post(Ev.Text(Ev.Fresh(), Ev.Fresh(), number, "The heating failed again and nobody called me back."))).Done(201);
        ((string)opened.Json["status"]!, (string)opened.Json["arrival"]!["state"]!).ShouldBe(("filed", "filed"));
        var view = (await host.As(Role.Agent).Get($"complaints/{opened.Json["reference"]}")).Done().Json;
        ((string)view["channel"]!, (string)view["language"]!, (string)view["complainant"]!["phone"]!).ShouldBe(("sms", "en", number));
        await host.Reached(number);
        var second = (await system.Post(Ev.Text(Ev.Fresh(), Ev.Fresh(), number, "Well?"))).Done();
        ((string)second.Json["status"]!).ShouldBe("waiting");
        second.Json["arrival"]!["offered"]!.AsArray().Select(id => (string)id!).ShouldBe([(string)opened.Json["case"]!["id"]!]);
        ((string)(await system.Post(Ev.Text(Ev.Fresh(), Ev.Fresh(), Ev.Number(), " "))).Done().Json["status"]!).ShouldBe("waiting", "a picture without words is for a person");
    }

    [Fact]
    public async Task Whoever_opens_too_many_cases_by_text_is_set_aside()
    {
        var number = Ev.Number();
        var phone = new PhoneIntake(host.Ports.Filing with { Edges = host.Ports.Edges with { NewCases = new(0, TimeSpan.FromHours(1)) } });
        var taken = await phone.Take(new TextMessage("tests", Ev.Fresh(), Direction.In, Personal.Of(number), Personal.Of("36000"), Personal.Of("Win now")), null, null, By, default);
        var arrival = ((Filed.Settled)((PhoneTaken.Kept)taken).Filed).Arrival;
        (arrival.State, arrival.Code).ShouldBe((ArrivalState.SetAside, "too-many"));
    }

    [Theory]
    [InlineData("2026-03-05T10:30:00Z", "2026-03-05T13:30:00Z", "over lunch: an hour before it, an hour after")] // Paris is an hour ahead
    [InlineData("2026-03-06T15:30:00Z", "2026-03-09T09:00:00Z", "over the weekend: an hour on Friday, an hour on Monday")]
    [InlineData("2026-03-07T12:00:00Z", "2026-03-09T10:00:00Z", "on a Saturday: two hours from Monday morning")]
    [InlineData("2026-05-01T09:00:00Z", "2026-05-04T09:00:00Z", "on a holiday: from Monday morning, in summer time")]
    public async Task A_missed_call_is_due_after_so_many_working_minutes_of_the_house(string now, string due, string why)
    {
        var ports = host.Ports.Filing with { Clock = new At(DateTimeOffset.Parse(now)) };
        var call = new PhoneCall("tests", Ev.Fresh(), Direction.In, Personal.Of(Ev.Number()), Personal.Of("254"), CallStatus.Missed);
        var taken = (PhoneTaken.Kept)await new PhoneIntake(ports).Take(call, named: null, proof: null, By, default);
        ((Filed.Settled)taken.Filed).Arrival.DueAt.ShouldBe(DateTimeOffset.Parse(due), why);
    }

    [Fact]
    public async Task A_call_that_was_kept_by_a_process_that_died_is_filed_by_the_next_delivery()
    {
        var (id, call) = (Ev.Fresh(), Ev.Fresh());
        var missed = new PhoneCall(Ev.Source, call, Direction.In, Personal.Of("+33612345678"), Personal.Of("+33140000000"), CallStatus.Missed);
        var kept = (Keeping.Kept)await host.Ports.Arrivals.Keep(CallArrival.Of(missed, null, host.Ports.Clock.Now)!, null, default);
        (await Kept(call)).State.ShouldBe(ArrivalState.Kept);
        var answer = (await system.Post(Ev.Missed(id, call, "0612345678"))).Done();
        ((string)answer.Json["status"]!, (string)answer.Json["arrival"]!["id"]!).ShouldBe(("waiting", kept.Arrival.Id.ToString()));
    }

    [Fact]
    public async Task A_text_whose_case_was_opened_by_a_process_that_died_before_it_was_written_down_opens_no_other()
    {
        var (id, narrative, number) = (Ev.Fresh(), "Told before the crash " + Ev.Fresh(), Ev.Number());
        var dying = new PhoneIntake(host.Ports.Filing with { Arrivals = new Dying(host.Ports.Arrivals) });
        var text = new TextMessage(Ev.Source, "SM" + id, Direction.In, Personal.Of(number), Personal.Of("+33140000000"), Personal.Of(narrative));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await dying.Take(text, null, null, By, default));
        (await host.Received(narrative)).ShouldBe(1);
        await host.Reached(number);
        var again = (await system.Post(Ev.Text(id, "SM" + id, number, narrative))).Done(201);
        ((string)again.Json["status"]!).ShouldBe("filed", "it is on the case it opened, and not offered to it");
        (await host.Received(narrative)).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_files_a_call_on_a_case_once()
    {
        var reference = await A.Received(host.As(Role.Agent));
        var call = Ev.Fresh();
        (await system.Post(Ev.Answered(Ev.Fresh(), call, Ev.Number()))).Done();
        var hand = new HandFiling(host.Ports.Filing, host.Ports.Filings);
        var agent = new Actor("agent-7", Role.Agent);
        (await hand.File(await Kept(call), null, agent, default)).ShouldBe(new Filed.Refused("narrative-empty"), "a call leaves no words");
        for (var times = 0; times < 2; times++)
            ((Filed.Settled)await hand.File(await Kept(call), new ComplaintId(Guid.Parse(reference)), agent, default)).Arrival.State.ShouldBe(ArrivalState.Filed);
        (await host.As(Role.Agent).Get($"complaints/{reference}")).Done().Json["contacts"]!.AsArray().Count.ShouldBe(1);
    }

    private async Task<Arrival> Kept(string call) => (await host.Ports.Arrivals.Find(new SourceRef(Ev.Source, call), default)).ShouldNotBeNull();

    private sealed record At(DateTimeOffset Now) : IEngineClock;
}
