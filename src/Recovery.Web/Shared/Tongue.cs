using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Web.Shared;

/// <summary>What a <c>lang</c> attribute says of a complainant's words.</summary>
internal static class Tongue
{
    /// <summary>The language; null where nobody knows it yet: saying nothing is better than saying something wrong.</summary>
    public static string? Of(string language) => language == Reception.Undetermined ? null : language;
}
