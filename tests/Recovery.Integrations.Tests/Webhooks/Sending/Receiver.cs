using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Recovery.Integrations.Tests.Webhooks.Sending;

/// <summary>An event as a subscriber got it.</summary>
internal sealed record Heard(string WebhookId, string Type, long Position, string Complaint, string Body, string ContentType);

/// <summary>
/// A subscriber on a real server, written from the published rules of Standard Webhooks and of CloudEvents alone: it takes nothing whose signature it cannot verify.
/// </summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource closing = new();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(app.Urls.First() + "/events?token=1");

    /// <summary>The secret it was given, <c>whsec_…</c>.</summary>
    public string Secret { get; } = "whsec_" + Convert.ToBase64String(SHA256.HashData("a secret of the receiver"u8));

    /// <summary>By what it thinks the time is.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => TimeProvider.System.GetUtcNow();

    /// <summary>What it does with a verified event; it takes it where null.</summary>
    public Func<HttpContext, Heard, Task>? Answer { get; set; }

    /// <summary>What it took, in order.</summary>
    public ConcurrentQueue<Heard> Taken { get; } = [];

    /// <summary>Every verified call, taken or not.</summary>
    public ConcurrentQueue<Heard> Calls { get; } = [];

    /// <summary>Why it refused a call as forged.</summary>
    public ConcurrentQueue<string> Forged { get; } = [];

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/events", receiver.Handle);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Holds a call until the receiver is stopped.</summary>
    public Task Hang() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, closing.Token);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.DisposeAsync();
    }

    private async Task Handle(HttpContext http)
    {
        using var reader = new MemoryStream();
        await http.Request.Body.CopyToAsync(reader);
        var body = reader.ToArray();
        if (Refused(http.Request.Headers, body) is { } why)
        {
            Forged.Enqueue(why);
            http.Response.StatusCode = 401;
            return;
        }

        var heard = Read(http, body);
        Calls.Enqueue(heard);
        if (Answer is { } answer)
        {
            await answer(http, heard);
            if (http.Response.StatusCode is >= 200 and < 300 && !http.RequestAborted.IsCancellationRequested)
                Taken.Enqueue(heard);
            return;
        }

        Taken.Enqueue(heard);
        http.Response.StatusCode = 204;
    }

    /// <summary>
    /// The specification's steps: the three headers are there; the timestamp, seconds since the epoch, is within five minutes; one of the space-separated signatures of
    /// version v1 is the base64 of HMAC-SHA256 over <c>id.timestamp.payload</c> with the bytes that follow <c>whsec_</c>.
    /// </summary>
    private string? Refused(IHeaderDictionary headers, byte[] body)
    {
        var (id, timestamp, signatures) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString());
        if (id.Length == 0 || id.Contains('.') || !long.TryParse(timestamp, CultureInfo.InvariantCulture, out var seconds))
            return "headers";
        if (Math.Abs(Now().ToUnixTimeSeconds() - seconds) > 300)
            return "timestamp";
        var signed = Encoding.UTF8.GetBytes(id + "." + timestamp + ".").Concat(body).ToArray();
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
        return signatures.Split(' ').Any(one => one.Split(',') is ["v1", var given] && given == expected) ? null : "signature";
    }

    private static Heard Read(HttpContext http, byte[] body)
    {
        var json = JsonDocument.Parse(body).RootElement;
        json.GetProperty("specversion").GetString().ShouldBe("1.0");
        json.GetProperty("source").GetString().ShouldNotBeNullOrEmpty();
        var data = json.TryGetProperty("data", out var given) ? given : default;
        return new Heard(
            http.Request.Headers["webhook-id"].ToString(),
            json.GetProperty("type").GetString()!,
            long.TryParse(json.GetProperty("id").GetString(), out var position) ? position : 0,
            data.ValueKind == JsonValueKind.Object ? data.GetProperty("complaintId").GetString()! : string.Empty,
            Encoding.UTF8.GetString(body),
            http.Request.ContentType!);
    }
}
