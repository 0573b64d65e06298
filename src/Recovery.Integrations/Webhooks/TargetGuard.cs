using System.Collections.Frozen;
using System.Net;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Webhooks;

/// <summary>Where webhooks may go.</summary>
/// <param name="AllowHttp">Lets plain HTTP through; for a house's own network.</param>
/// <param name="AllowedNetworks">Networks let through although they are private: the house's own receivers.</param>
/// <param name="Ports">Ports let through; 443 (and 80 with <paramref name="AllowHttp"/>) where empty.</param>
public sealed record TargetSettings(bool AllowHttp = false, IReadOnlyList<IPNetwork>? AllowedNetworks = null, IReadOnlyList<int>? Ports = null);

/// <summary>
/// Keeps webhooks from reaching what only we can reach (server-side request forgery). <see cref="Check"/> looks at the address as written;
/// that is not enough, since a name may resolve to anything, differently each time: connect only to what <see cref="IsAllowed"/> lets through,
/// from the <c>ConnectCallback</c> that resolved it.
/// </summary>
public sealed class TargetGuard(TargetSettings settings)
{
    private const int LongestUrl = 2048;

    private static readonly string[] LocalEndings = [".localhost", ".local", ".internal", ".localdomain", ".intranet", ".lan", ".home.arpa", ".corp", ".onion"];

    private readonly FrozenSet<int> ports = (settings.Ports is { Count: > 0 } set ? set : settings.AllowHttp ? [80, 443] : [443]).ToFrozenSet();

    /// <summary>True where a connection to this resolved address may be made.</summary>
    public bool IsAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !ForbiddenAddresses.Contain(address) || settings.AllowedNetworks?.Any(network => network.Contains(plain)) == true;
    }

    /// <summary>The resolved addresses that may be connected to; <c>address-not-allowed</c> where one of them may not, since a name of both kinds is an attack.</summary>
    public Reading<IReadOnlyList<IPAddress>> Choose(IReadOnlyList<IPAddress> resolved) =>
        resolved.Count > 0 && resolved.All(IsAllowed) ? Reading<IReadOnlyList<IPAddress>>.Of(resolved) : new Fault(Faults.AddressNotAllowed);

    /// <summary>The URL where it may be called as far as can be seen without resolving it; otherwise why not.</summary>
    public Reading<Uri> Check(string? url)
    {
        if (url is not { Length: > 0 and <= LongestUrl } || !url.Contains("://", StringComparison.Ordinal) || url.Any(c => c is <= ' ' or '\\' or > '~') || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return new Fault(Faults.UrlInvalid);
        if (uri.Scheme != Uri.UriSchemeHttps && !(settings.AllowHttp && uri.Scheme == Uri.UriSchemeHttp))
            return new Fault(Faults.UrlNotHttps);
        if (uri.UserInfo.Length > 0 || Authority(url).Contains('@', StringComparison.Ordinal))
            return new Fault(Faults.UrlWithCredentials);
        if (!ports.Contains(uri.Port))
            return new Fault(Faults.PortNotAllowed);
        return HostFault(uri) is { } fault ? fault : uri;
    }

    private Fault? HostFault(Uri uri)
    {
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (uri.HostNameType is UriHostNameType.IPv6 or UriHostNameType.IPv4 || Inet.Read(host) is not null)
            return (IPAddress.TryParse(host, out var address) ? address : Inet.Read(host)) is { } literal && IsAllowed(literal) ? null : new Fault(Faults.AddressNotAllowed);
        if (uri.HostNameType is not UriHostNameType.Dns || host.Length == 0)
            return new Fault(Faults.UrlInvalid);

        // A last label of digits is an address in some notation for some resolver, never a name (URL Standard, "ends in a number").
        var last = host[(host.LastIndexOf('.') + 1)..];
        return !host.Contains('.', StringComparison.Ordinal) || LocalEndings.Any(ending => host.EndsWith(ending, StringComparison.Ordinal)) || Inet.IsNumber(last)
            ? new Fault(Faults.HostNotAllowed)
            : null;
    }

    private static string Authority(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], start);
        return end < 0 ? url[start..] : url[start..end];
    }
}

/// <summary>IPv4 addresses as <c>inet_aton</c> reads them: one to four parts, decimal, octal or hexadecimal, the last one filling what is left.</summary>
internal static class Inet
{
    public static bool IsNumber(string part) => Part(part) is not null || (part.Length > 0 && part.All(char.IsAsciiDigit));

    public static IPAddress? Read(string host)
    {
        var parts = host.Split('.').Select(Part).ToList();
        if (parts.Count is < 1 or > 4 || parts.Any(part => part is null))
            return null;

        var rest = 8 * (5 - parts.Count);
        if (parts.SkipLast(1).Any(part => part > 255) || parts[^1] >= 1L << rest)
            return null;
        var value = parts.SkipLast(1).Select((part, i) => part!.Value << (24 - (8 * i))).Sum() + parts[^1]!.Value;
        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private static long? Part(string part)
    {
        var (digits, radix) = part switch
        {
            ['0', 'x' or 'X', .. var hex]    => (hex.Length == 0 ? "0" : hex, 16),
            ['0', .. var octal] when octal.Length > 0 => (octal, 8),
            _                                => (part, 10),
        };
        if (digits.Length is 0 or > 20 || !digits.All(char.IsAsciiHexDigit))
            return null;

        long value = 0;
        foreach (var digit in digits)
        {
            var worth = Convert.ToInt32(digit.ToString(), 16);
            if (worth >= radix || (value = (value * radix) + worth) > uint.MaxValue)
                return null;
        }

        return value;
    }
}
