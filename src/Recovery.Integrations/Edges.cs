using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Threading;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Asterisk;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Webhooks;

namespace Recovery.Integrations;

/// <summary>How this house speaks with the outside: its own addresses, whom it believes, and where it may send. What is not set is not used.</summary>
public sealed record Edges
{
    /// <summary>The name shown as the sender of mail.</summary>
    public string HouseName { get; init; } = "Recovery";

    /// <summary>The addresses at which complaints arrive; the first is the one we write from.</summary>
    public OwnAddresses Addresses { get; init; } = new([]);

    /// <summary>What signs reply addresses and Message-IDs.</summary>
    public ThreadKey ThreadKey { get; init; } = ThreadKey.None;

    /// <summary>The mail server to send by; null: complainants are not written to by mail.</summary>
    public SmtpServer? Smtp { get; init; }

    /// <summary>Whether mail that opens a case is answered at once, by itself, with the case's reference.</summary>
    public bool Receipts { get; init; } = true;

    /// <summary>New cases from one sender; what is above is set aside for a person.</summary>
    public SenderCap NewCases { get; init; } = new(20, TimeSpan.FromHours(1));

    /// <summary>Automatic answers to one sender.</summary>
    public SenderCap Answers { get; init; } = new(5, TimeSpan.FromHours(1));

    /// <summary>Working minutes within which a missed call is called back, by the calendar of the house's own pack.</summary>
    public int CallBackMinutes { get; init; } = 120;

    /// <summary>How telephone numbers are written here.</summary>
    public NumberingPlan Numbers { get; init; } = NumberingPlan.France;

    /// <summary>The address of this service as the outside calls it, e.g. <c>https://recovery.example.org</c>; null: as each request says.</summary>
    public Uri? OutsideUrl { get; init; }

    /// <summary>Name and password with which Postmark posts.</summary>
    public PostmarkAccess? Postmark { get; init; }

    /// <summary>Mailgun's signing key of webhooks.</summary>
    public string? MailgunKey { get; init; }

    /// <summary>SendGrid's public key of the signed Inbound Parse.</summary>
    public string? SendGridKey { get; init; }

    /// <summary>The topics through which SES posts.</summary>
    public SnsSettings? Sns { get; init; }

    /// <summary>How Amazon SNS is called back: for its certificates, and to say yes to a subscription.</summary>
    public ISnsCalls SnsCalls { get; init; } = new SnsOverHttps();

    /// <summary>Twilio's auth token.</summary>
    public string? TwilioToken { get; init; }

    /// <summary>Asterisk servers whose calls are listened to.</summary>
    public IReadOnlyList<AsteriskServer> Asterisk { get; init; } = [];

    /// <summary>Where webhooks may go.</summary>
    public TargetSettings Webhooks { get; init; } = new();

    /// <summary>The <c>source</c> of the events we send.</summary>
    public string Source { get; init; } = "urn:recovery";
}

/// <summary>A mail server to send by.</summary>
/// <param name="StartTls">Refuses to send where the server cannot.</param>
public sealed record SmtpServer(string Host, int Port = 587, bool StartTls = true, string? User = null, string? Password = null);

/// <summary>What Postmark shows us, as basic authentication in the URL of its webhook.</summary>
public sealed record PostmarkAccess(string User, string Password);

/// <summary>A manager interface of Asterisk.</summary>
public sealed record AsteriskServer(string Name, string Host, int Port, string User, string Secret, AsteriskSettings Settings);
