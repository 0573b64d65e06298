using System.Net;
using System.Net.Sockets;

namespace Recovery.Integrations.Webhooks;

/// <summary>The addresses that are nobody's public server (IANA special-purpose registries, RFC 6890), and those that hide one of them inside.</summary>
public static class ForbiddenAddresses
{
    private static readonly IPNetwork[] V4 =
    [
        .. new[]
        {
            "0.0.0.0/8",       // this network
            "10.0.0.0/8",      // private
            "100.64.0.0/10",   // shared by carriers; a cloud's metadata at 100.100.100.200
            "127.0.0.0/8",     // loopback
            "168.63.129.16/32", // a cloud's own host agent
            "169.254.0.0/16",  // link-local; metadata at 169.254.169.254
            "172.16.0.0/12",   // private
            "192.0.0.0/24",    // protocol assignments; metadata at 192.0.0.192
            "192.0.2.0/24",    // documentation
            "192.88.99.0/24",  // 6to4 relays
            "192.168.0.0/16",  // private
            "198.18.0.0/15",   // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24",  // documentation
            "224.0.0.0/4",     // multicast
            "240.0.0.0/4",     // reserved, broadcast
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] V6 =
    [
        .. new[]
        {
            "2001::/23",       // protocol assignments; Teredo hides an IPv4 address
            "2001:db8::/32",   // documentation
            "3fff::/20",       // documentation
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>True where we never connect to. Of IPv6 only global unicast is let through, so that a range nobody thought of is refused.</summary>
    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contain(address.MapToIPv4());
        if (address.AddressFamily is AddressFamily.InterNetwork)
            return V4.Any(network => network.Contains(address));
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return true;

        var bytes = address.GetAddressBytes();
        if (address.ScopeId != 0)
            return true;
        if (Nat64.Contains(address))
            return Contain(new IPAddress(bytes.AsSpan(12, 4)));
        if (SixToFour.Contains(address))
            return Contain(new IPAddress(bytes.AsSpan(2, 4)));
        return !Global.Contains(address) || V6.Any(network => network.Contains(address)) || IsIsatap(bytes);
    }

    /// <summary>ISATAP (RFC 5214) ends in <c>0:5efe</c> or <c>200:5efe</c> and an IPv4 address.</summary>
    private static bool IsIsatap(byte[] bytes) =>
        bytes is [_, _, _, _, _, _, _, _, 0 or 2, 0, 0x5E, 0xFE, ..] && Contain(new IPAddress(bytes.AsSpan(12, 4)));
}
