using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Signing;

/// <summary>Somebody who holds the secret sent this.</summary>
/// <param name="Scope">Whose identities <paramref name="Id"/> belongs to.</param>
/// <param name="Id">What makes a repetition known; null where the sender has nothing of the kind.</param>
/// <param name="KeepUntil">From then on the age alone refuses a repetition, and the identity may be forgotten.</param>
public sealed record Proof(string Scope, string? Id, DateTimeOffset KeepUntil);

/// <summary>How old something signed may be.</summary>
internal static class Ages
{
    /// <summary>Seconds since 1970 as written by the signer; null where that is no date.</summary>
    public static DateTimeOffset? Seconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static Fault? Refused(DateTimeOffset at, TimeProvider clock, TimeSpan tolerance, TimeSpan? ahead = null)
    {
        var age = clock.GetUtcNow() - at;
        return age > tolerance ? new Fault(Faults.SignatureTooOld)
            : age < -(ahead ?? tolerance) ? new Fault(Faults.SignatureFromTheFuture)
            : null;
    }
}

/// <summary>Comparisons that take as long for a wrong answer as for a right one.</summary>
internal static class SameText
{
    public static bool Base64(string given, byte[] expected) => Same(given, Convert.ToBase64String(expected));

    public static bool Hex(string given, byte[] expected) => Same(given.ToLowerInvariant(), Convert.ToHexStringLower(expected));

    /// <summary>Hashes first: the length is no secret of ours to give away either.</summary>
    public static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
