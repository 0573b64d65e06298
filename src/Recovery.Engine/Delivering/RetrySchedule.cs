using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Recovery.Engine.Delivering;

/// <summary>When a delivery that failed is tried again: 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h after the attempt before, the schedule of Standard Webhooks.</summary>
public static class RetrySchedule
{
    private const double Spread = 0.1;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>Attempts in all, the first one included.</summary>
    public static int Attempts => Waits.Length + 1;

    /// <summary>How long to wait after a failed attempt; null after the last. Up to a tenth more than the schedule says, so that what failed together does not come back together.</summary>
    /// <param name="attempt">The attempt that failed, 1 for the first.</param>
    /// <param name="seed">The same seed waits the same: the delivery's identity.</param>
    public static TimeSpan? After(int attempt, Guid seed) =>
        attempt < 1 || attempt > Waits.Length ? null : Waits[attempt - 1] + (Waits[attempt - 1] * (Spread * Fraction(attempt, seed)));

    private static double Fraction(int attempt, Guid seed)
    {
        Span<byte> content = stackalloc byte[20];
        seed.TryWriteBytes(content);
        BinaryPrimitives.WriteInt32BigEndian(content[16..], attempt);
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(content)) / (double)uint.MaxValue;
    }
}
