using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Threading;
using Recovery.Integrations.Providers.Amazon;

namespace Recovery.Api.Tests.Arriving;

/// <summary>A host whose ways in are all set up, and that calls nobody outside.</summary>
public class EdgeHost : ApiHost
{
    public const string Own = "complaints@house.example";
    public const string MailgunKey = "mailgun-signing-key";
    public const string Topic = "arn:aws:sns:eu-west-1:1:mail";
    public const int MostNewCases = 20;

    /// <summary>What signs reply addresses and Message-IDs.</summary>
    public static readonly ThreadKey Key = new("a secret of the house's own, 32 b"u8.ToArray());

    public static readonly OwnAddresses Addresses = new([Own]);

    /// <summary>The key with which SendGrid signs.</summary>
    public ECDsa SendGrid { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Amazon, without a network.</summary>
    public Sns Sns { get; } = new();

    protected override Edges Edged(Edges edges) => edges with
    {
        Addresses = Addresses,
        ThreadKey = Key,
        NewCases = new SenderCap(MostNewCases, TimeSpan.FromHours(1)),
        Postmark = new PostmarkAccess("postmark", "secret"),
        MailgunKey = MailgunKey,
        SendGridKey = Convert.ToBase64String(SendGrid.ExportSubjectPublicKeyInfo()),
        Sns = new SnsSettings([Topic]),
        SnsCalls = Sns,
    };

    /// <summary>Posts a message as a mail server does.</summary>
    public Task<Said> Mail(string message, Role by = Role.Integration) => Mail(Encoding.UTF8.GetBytes(message), by);

    /// <inheritdoc cref="Mail(string, Role)"/>
    public Task<Said> Mail(byte[] message, Role by = Role.Integration) => As(by).PostBytes("intake/email", message, "message/rfc822");

    /// <summary>The arrival of an answer, as it stands now.</summary>
    public async Task<Arrival> ArrivalOf(Said answer) => (await Ports.Arrivals.Find(Guid.Parse((string)answer.Json["arrival"]!), CancellationToken.None))!;

    /// <summary>How many events there are in all.</summary>
    public Task<long> Position() => Ports.Store.LastPosition(CancellationToken.None).AsTask();

    /// <summary>Forgets the complainant of a case.</summary>
    public async Task Forget(string id) => (await Ports.Engine.Handle(
        new EraseSubject(new ComplaintId(Guid.Parse(id)), "asked for", "GDPR 17(1)(b)"), new Request(new Actor("officer", Role.Admin)), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();

    /// <summary>Runs a statement of ours on the database of the test.</summary>
    public async Task Sql(string statement)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
#pragma warning disable CA2100 // written here
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
