using System.Security.Cryptography;
using System.Text;

namespace Recovery.Api.Tests.Telephoning;

/// <summary>A host that believes Twilio, behind a proxy under another name.</summary>
public sealed class TwilioHost : ApiHost
{
    private const string Token = "12345";
    private const string Outside = "https://recovery.example.org/desk";

    protected override Integrations.Edges Edged(Integrations.Edges edges) => edges with { TwilioToken = Token, OutsideUrl = new Uri(Outside + "/") };

    /// <summary>Posts a form as Twilio does, signed.</summary>
    public Task<Said> Twilio(string path, params (string Name, string Value)[] fields) => Post(path, fields, Signature(path, fields));

    /// <summary>Posts a form with a signature, or without one.</summary>
    public async Task<Said> Post(string path, (string Name, string Value)[] fields, string? signature)
    {
        using var client = Stranger();
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await new Talk(client).Send(HttpMethod.Post, path, form, signature is null ? [] : [("X-Twilio-Signature", signature)]);
    }

    /// <summary>What Twilio signs: the address as it calls it, and the fields by name.</summary>
    public static string Signature(string path, (string Name, string Value)[] fields, string outside = Outside)
    {
        var signed = outside + Talk.Prefix + path + string.Concat(fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => field.Name + field.Value));
#pragma warning disable CA5350 // Twilio's own choice
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}
