using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Host.Running;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Api.Tests.Arriving;

/// <summary>A process that dies between keeping a mail and filing it loses nothing: whoever comes again, or the duty, goes on where it stood.</summary>
public sealed class RepairTests(EdgeHost host) : IClassFixture<EdgeHost>, IAsyncLifetime
{
    /// <summary>The host's own duties would do what these tests do.</summary>
    public async ValueTask InitializeAsync() => await host.Services.GetRequiredService<DutyRunner>().StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_kept_and_not_filed_is_filed_by_the_next_post()
    {
        var letter = Letter.From(Letter.NewAddress());
        var kept = await Kept(letter);
        var answer = (await host.Mail(letter)).Done(201);
        ((string)answer.Json["arrival"]!).ShouldBe(kept.Id.ToString());
        (await host.ArrivalOf(answer)).State.ShouldBe(ArrivalState.Filed);
    }

    [Fact]
    public async Task What_was_kept_and_not_filed_is_filed_by_the_duty_with_the_date_it_came()
    {
        var letter = Letter.From(Letter.NewAddress());
        var kept = await Kept(letter);
        await Duty().RunOnce(CancellationToken.None);
        (await Now(kept)).State.ShouldBe(ArrivalState.Kept, "whoever kept it is given a minute");

        await Later(kept);
        await Duty().RunOnce(CancellationToken.None);
        var filed = await Now(kept);
        filed.State.ShouldBe(ArrivalState.Filed);
        var received = DateTimeOffset.Parse((string)(await host.As(Role.Agent).Get($"complaints/{filed.Complaint}")).Done().Json["receivedAt"]!);
        received.ShouldBe(filed.At, TimeSpan.FromMilliseconds(1));
        (await host.Mail(letter)).Done(201).Id.ShouldBe(filed.Complaint.ToString());
    }

    [Fact]
    public async Task A_case_that_was_opened_before_the_crash_is_not_opened_again_even_where_the_rules_now_say_otherwise()
    {
        var sender = Letter.NewAddress();
        var letter = Letter.From(sender);
        var first = (await host.Mail(letter)).Done(201);
        await host.Sql($"update recovery.arrivals set state = 'kept', complaint_id = null where id = '{(string)first.Json["arrival"]!}'");
        for (var n = 0; n < EdgeHost.MostNewCases; n++)
            (await host.Mail(Letter.From(sender, $"Autre réclamation numéro {n}, rien ne va plus du tout ici."))).Done(201); // one more would be too many
        (await host.Mail(letter)).Done(201).Text.ShouldBe(first.Text);
        (await host.ArrivalOf(first)).State.ShouldBe(ArrivalState.Filed);
    }

    [Fact]
    public async Task What_fails_ten_times_waits_for_a_person_overdue_at_once_and_they_file_it()
    {
        var kept = await Kept(Letter.From(Letter.NewAddress()));
        var broken = new UndecidedArrivals(host.Ports.Arrivals, [new Broken()], TimeProvider.System, NullLogger<UndecidedArrivals>.Instance);
        for (var attempt = 1; attempt <= UndecidedArrivals.MostAttempts; attempt++)
        {
            (await Now(kept)).State.ShouldBe(ArrivalState.Kept, $"before attempt {attempt}");
            await Later(kept);
            await broken.RunOnce(CancellationToken.None);
        }

        var seen = await Now(kept);
        (seen.State, seen.DueAt, seen.Code, seen.Reason!.Reveal()).ShouldBe((ArrivalState.Waiting, seen.At, "cannot-be-filed", "FormatException"));
        ((string)(await host.As(Role.Agent).Post($"arrivals/{kept.Id}/filing", "{}")).Done().Json["verdict"]!).ShouldBe("received");
    }

    private UndecidedArrivals Duty() => new(host.Ports.Arrivals, host.Ports.Filings, TimeProvider.System, NullLogger<UndecidedArrivals>.Instance);

    private async Task<Arrival> Kept(string letter)
    {
        var raw = Encoding.UTF8.GetBytes(letter);
        var arrival = MailArrival.Of(MessageReader.Read(raw), raw, EdgeHost.Addresses, host.Ports.Clock.Now);
        return (await host.Ports.Arrivals.Keep(arrival, null, CancellationToken.None)).ShouldBeOfType<Keeping.Kept>().Arrival;
    }

    private async Task<Arrival> Now(Arrival kept) => (await host.Ports.Arrivals.Find(kept.Id, CancellationToken.None))!;

    private Task Later(Arrival kept) =>
        host.Sql($"update recovery.arrivals set at = at - interval '2 minutes', kept_at = kept_at - interval '2 minutes', tried_at = tried_at - interval '2 minutes' where id = '{kept.Id}'");

    private sealed class Broken : IFiling
    {
        public ArrivalKind Kind => ArrivalKind.Mail;

        public ValueTask<Filed> File(Arrival arrival, Actor by, CancellationToken cancellation) => throw new FormatException("with somebody's words");

        public ValueTask<Filed> FileOn(Arrival arrival, ComplaintId? complaint, Actor by, CancellationToken cancellation) => throw new FormatException();
    }
}
