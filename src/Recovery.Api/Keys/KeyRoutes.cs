using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Keys;

namespace Recovery.Api.Keys;

/// <summary>All keys, without their secrets.</summary>
public sealed record KeyList(IReadOnlyList<ApiKey> Items);

/// <summary>A key just made; its secret is shown this once.</summary>
public sealed record KeyMade(string Id, string Name, Role Role, DateTimeOffset CreatedAt, string Secret);

/// <summary>A key that opens nothing any more, on every node within five seconds.</summary>
public sealed record KeyRevoked(string Id, bool Revoked);

/// <summary><c>GET keys</c>, <c>POST keys</c> and <c>POST keys/{key}/revocation</c>.</summary>
internal static class KeyRoutes
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Called = Body.Must("name", Kinds.Name, "Who uses it; written into every event it brings about.");
    private static readonly Member<Role> Role = Body.Must("role", new Word<Role>(Domain.Role.System), "What it may do.");

    public static readonly QueryRoute List = new()
    {
        Path = "keys",
        Name = "keys",
        Summary = "All API keys, newest first, revoked ones too; never their secrets.",
        Right = Right.ManageKeys,
        Answers = typeof(KeyList),
        Find = async (exchange, _) => new Found(new KeyList(await exchange.Ports.Keyring.List(exchange.Aborted).ConfigureAwait(false))),
    };

    public static readonly FormRoute Make = new()
    {
        Path = "keys",
        Name = "make-key",
        Summary = "Makes an API key; its secret is shown this once.",
        Right = Right.ManageKeys,
        Body = Body,
        Example = """{"name":"mail-gateway","role":"integration"}""",
        Answers = typeof(KeyMade),
        Status = 201,
        Handle = Made,
    };

    public static readonly FormRoute Revoke = new()
    {
        Path = "keys/{key}/revocation",
        Name = "revoke-key",
        Summary = "Revokes an API key.",
        Right = Right.ManageKeys,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.ApiKeyUnknown],
        Answers = typeof(KeyRevoked),
        Handle = (exchange, _) => Revoked(exchange),
    };

    private static async ValueTask<Found> Made(Exchange exchange, Body body)
    {
        if (string.IsNullOrWhiteSpace(Called.In(body)))
            return Problem.Malformed("name", Fault.Missing);
        var (key, secret) = await exchange.Ports.Keyring.Create(Called.In(body).Trim(), Role.In(body), exchange.Aborted).ConfigureAwait(false);
        return new Found(new KeyMade(key.Id, key.Name, key.Role, key.CreatedAt, secret));
    }

    private static async ValueTask<Found> Revoked(Exchange exchange)
    {
        var id = exchange.PathPart("key");
        if (!Exchange.IsName(id) || !await exchange.Ports.Keyring.Revoke(id, exchange.Aborted).ConfigureAwait(false))
            return new Problem(404, ApiCodes.ApiKeyUnknown);
        exchange.Ports.Keys.Forget();
        return new Found(new KeyRevoked(id, Revoked: true));
    }
}
