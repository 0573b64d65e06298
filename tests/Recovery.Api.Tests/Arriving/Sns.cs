using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Recovery.Integrations.Providers.Amazon;

namespace Recovery.Api.Tests.Arriving;

/// <summary>Amazon SNS without a network: signs messages, shows its certificate, hears who confirms.</summary>
public sealed class Sns : ISnsCalls
{
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate;

    public Sns() => certificate = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(40), DateTimeOffset.UnixEpoch.AddYears(200));

    /// <summary>Addresses that were called to confirm.</summary>
    public List<Uri> Confirmed { get; } = [];

    public ValueTask<X509Certificate2?> Certificate(Uri address, CancellationToken cancellation) => ValueTask.FromResult<X509Certificate2?>(certificate);

    public ValueTask<bool> Confirm(Uri address, CancellationToken cancellation)
    {
        Confirmed.Add(address);
        return ValueTask.FromResult(true);
    }

    /// <summary>A message as SNS posts it.</summary>
    public byte[] Signed(string message, DateTimeOffset at, string type = "Notification", string id = "sns-1", string topic = EdgeHost.Topic, string? subscribe = null)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        (string, string)[] lines = subscribe is null
            ? [("Message", message), ("MessageId", id), ("Timestamp", time), ("TopicArn", topic), ("Type", type)]
            : [("Message", message), ("MessageId", id), ("SubscribeURL", subscribe), ("Timestamp", time), ("Token", "t"), ("TopicArn", topic), ("Type", type)];
        var json = new JsonObject();
        foreach (var (name, value) in lines)
            json[name] = value;
        json["SignatureVersion"] = "2";
        json["SigningCertURL"] = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";
        json["Signature"] = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line.Item1}\n{line.Item2}\n"))), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
