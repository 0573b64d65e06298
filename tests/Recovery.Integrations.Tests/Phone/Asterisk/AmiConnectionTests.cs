using System.Text;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Asterisk;

namespace Recovery.Integrations.Tests.Phone.Asterisk;

/// <summary>A connection to an exchange lives through what exchanges and networks do.</summary>
public sealed class AmiConnectionTests : IDisposable
{
    private const string Secret = "s3cret-of-the-exchange";

    private readonly Exchange exchange = new();
    private readonly MovedTime time = new();
    private readonly HeardCalls heard = new();
    private readonly LogOfLines<AmiConnection> log = new();
    private readonly AmiConnection connection;

    public AmiConnectionTests() => connection = Connection();

    public void Dispose() => exchange.Dispose();

    [Fact]
    public async Task A_call_record_is_heard_under_the_name_of_its_exchange()
    {
        var running = Run();
        using var line = await exchange.Answer();
        await line.LetIn();
        line.Heard.ShouldBe($"Action: Login\r\nUsername: recovery\r\nSecret: {Secret}\r\nEvents: cdr\r\n\r\n");
        await line.Say(Record("1.1") + "Event: FullyBooted\r\n\r\n" + Record("1.2", "NO ANSWER"));
        var (first, second) = (await Next(), await Next());
        (first.System, first.Id, first.Status, first.Agent, first.Talk).ShouldBe(("asterisk:paris", "1.1", CallStatus.Answered, "agent-7", TimeSpan.FromSeconds(184)));
        (second.Id, second.Status, second.Direction, second.From.Reveal()).ShouldBe(("1.2", CallStatus.Missed, Direction.In, "+33612345678"));
        connection.IsConnected.ShouldBeTrue();
        line.Dispose();
        await running;
        connection.IsConnected.ShouldBeFalse();
    }

    [Fact]
    public async Task A_record_that_the_connection_broke_off_is_not_believed_and_the_next_connection_goes_on()
    {
        var running = Run();
        using (var line = await exchange.Answer())
        {
            await line.LetIn();
            await line.Say(Record("2.1") + Record("2.2")[..60]);
            (await Next()).Id.ShouldBe("2.1");
        }

        await running;
        running = Run();
        using (var line = await exchange.Answer())
        {
            await line.LetIn();
            await line.Say(Record("2.3"));
            (await Next()).Id.ShouldBe("2.3", "what was broken off is no part of what comes after");
        }

        await running;
        heard.Oldest.ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_secret_is_told_without_the_secret_and_tried_ever_more_seldom()
    {
        for (var tries = 1; tries <= 4; tries++)
        {
            var running = Run();
            using var line = await exchange.Answer();
            await line.Say("Asterisk Call Manager/5.0.1\r\n");
            await line.Hears("\r\n\r\n");
            await line.Say("Response: Error\r\nMessage: Authentication failed\r\n\r\n");
            await running;
            var waiting = connection.Wait(default).AsTask();
            time.Advance(AmiTimes.After(tries) - TimeSpan.FromMilliseconds(1));
            waiting.IsCompleted.ShouldBeFalse();
            time.Advance(TimeSpan.FromMilliseconds(1));
            await waiting;
        }

        connection.Trouble.ShouldBeNull("it has not been away for long");
        time.Advance(TimeSpan.FromMinutes(5));
        connection.Trouble.ShouldNotBeNull().ShouldContain("asterisk:paris: it refuses the login");
        (connection.Trouble + log.All).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Whoever_only_talks_rubbish_is_left_after_a_while()
    {
        var running = Run();
        using var line = await exchange.Answer();
        await line.Hears("\r\n\r\n");
        var rubbish = new byte[100_000];
        new Random(7).NextBytes(rubbish);
        await line.Say(rubbish);
        await line.Say("HTTP/1.1 400 Bad Request\r\n\r\n");
        time.Advance(TimeSpan.FromSeconds(10));
        await running;
        log.All.ShouldContain("it does not answer");
    }

    [Fact]
    public async Task Rubbish_between_the_records_is_passed_over()
    {
        var running = Run();
        using var line = await exchange.Answer();
        await line.LetIn();
        await line.Say("Event: Cdr\r\nUniqueID: 3.0\r\nDisposition: EXPLODED\r\n\r\n\0\0\0\r\n: x\r\n\r\n");
        await line.Say("Event: Cdr\r\nUniqueID: " + new string('9', 100_000) + "\r\n\r\n" + string.Concat(Enumerable.Repeat("Variable: x\r\n", 2000)) + "\r\n");
        await line.Say(new byte[] { 0xff, 0xfe, 0xc3, 0x28, (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n' });
        await line.Say(Record("3.1"));
        (await Next()).Id.ShouldBe("3.1");
        line.Dispose();
        await running;
    }

    [Fact]
    public async Task A_record_that_comes_byte_by_byte_is_heard_whole()
    {
        var running = Run();
        using var line = await exchange.Answer();
        await line.LetIn();
        foreach (var one in Encoding.UTF8.GetBytes(Record("4.1")))
            await line.Say(new[] { one });
        (await Next()).Id.ShouldBe("4.1");
        line.Dispose();
        await running;
    }

    [Fact]
    public async Task A_peer_that_is_dead_is_noticed_although_nothing_breaks()
    {
        var running = Run();
        using var line = await exchange.Answer();
        await line.LetIn();
        await Until(() => connection.IsConnected && time.Timers == 2); // until the silence is too long, until the next ping
        time.Advance(TimeSpan.FromSeconds(30));
        await line.Hears("Action: Ping\r\n\r\n");
        await line.Say("Response: Success\r\nPing: Pong\r\n\r\n" + Record("5.1"));
        await Next();
        await Until(() => time.Timers == 2);
        time.Advance(TimeSpan.FromSeconds(99));
        running.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await running;
        await line.HungUp();
        (connection.IsConnected, log.All.Contains("it does not answer")).ShouldBe((false, true));
    }

    [Fact]
    public async Task Nobody_there_is_a_trouble_and_no_failure()
    {
        exchange.Dispose();
        await connection.RunOnce(default);
        time.Advance(TimeSpan.FromMinutes(5));
        connection.Trouble.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_secret_with_a_line_break_is_no_further_command()
    {
        var running = Connection("x\r\nAction: Command\r\nCommand: core stop now").RunOnce(default).AsTask();
        using var line = await exchange.Answer();
        await running;
        await line.HungUp();
        line.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_ends_at_once_when_told_to()
    {
        using CancellationTokenSource stop = new();
        var running = connection.RunOnce(stop.Token).AsTask();
        using var line = await exchange.Answer();
        await line.LetIn();
        await Until(() => connection.IsConnected);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_recorded_session_is_listened_to()
    {
        var recorded = Edges.Shared("asterisk_ami/originate_with_events_excerpt.txt");
        var running = Run();
        using var line = await exchange.Answer();
        await line.LetIn();
        await line.Say(recorded);
        await line.Say("\r\n\r\n" + Record("6.1"));
        (await Next()).Id.ShouldBe("6.1");
        line.Dispose();
        await running;
    }

    [Fact]
    public async Task So_many_may_wait_and_no_more()
    {
        var call = new PhoneCall("asterisk:paris", "1", Direction.In, Domain.Personal.Empty, Domain.Personal.Empty, CallStatus.Missed);
        for (var i = 0; i < HeardCalls.Most; i++)
            await heard.Add(call, default);
        var more = heard.Add(call, default).AsTask();
        more.IsCompleted.ShouldBeFalse();
        heard.Done();
        await more;
    }

    private AmiConnection Connection(string secret = Secret) => new(
        new AsteriskServer("paris", "127.0.0.1", exchange.Port, "recovery", secret, new AsteriskSettings(NumberingPlan.France, TimeZoneInfo.Utc, ["PJSIP/operator"])), heard, time, log);

    private Task Run() => connection.RunOnce(default).AsTask();

    private async Task<PhoneCall> Next()
    {
        await heard.Any(default);
        var call = heard.Oldest!;
        heard.Done();
        return call;
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            if (tries > 30_000)
                throw new TimeoutException("it never became so");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private static string Record(string id, string disposition = "ANSWERED") =>
        $"Event: Cdr\r\nPrivilege: cdr,all\r\nSource: 0612345678\r\nDestination: 254\r\nChannel: PJSIP/operator-00000001\r\nDestinationChannel: PJSIP/agent-7-00000002\r\nStartTime: 2026-03-05 09:00:00\r\nBillableSeconds: 184\r\nDisposition: {disposition}\r\nUniqueID: {id}\r\n\r\n";
}
