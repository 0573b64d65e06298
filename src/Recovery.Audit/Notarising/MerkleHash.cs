using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Recovery.Audit.Notarising;

/// <summary>A hash of the Merkle tree: SHA-256, 32 bytes, base64 as text (RFC 6962, 2.1).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct MerkleHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = 32;

    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <summary>From its bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than 32.</exception>
    public MerkleHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            throw new ArgumentException($"a hash has {Bytes} bytes, this one has {bytes.Length}.", nameof(bytes));
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static MerkleHash OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: of the byte 0 and its bytes.</summary>
    public static MerkleHash OfLeaf(ReadOnlySpan<byte> leaf)
    {
        var rented = ArrayPool<byte>.Shared.Rent(leaf.Length + 1);
        try
        {
            rented[0] = 0;
            leaf.CopyTo(rented.AsSpan(1));
            return Of(rented.AsSpan(0, leaf.Length + 1));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The hash of a node: of the byte 1 and the hashes of its two sides.</summary>
    public static MerkleHash OfNode(MerkleHash left, MerkleHash right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Bytes)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Bytes)..]);
        return Of(both);
    }

    /// <summary>Reads base64; false where it is not 32 bytes.</summary>
    public static bool TryParse(string base64, out MerkleHash hash)
    {
        Span<byte> bytes = stackalloc byte[Bytes + 4];
        var read = Convert.TryFromBase64String(base64, bytes, out var length) && length == Bytes;
        hash = read ? new MerkleHash(bytes[..Bytes]) : default;
        return read && base64.Length == hash.ToString().Length;
    }

    /// <summary>Writes its bytes.</summary>
    public void CopyTo(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt64BigEndian(into, first);
        BinaryPrimitives.WriteUInt64BigEndian(into[8..], second);
        BinaryPrimitives.WriteUInt64BigEndian(into[16..], third);
        BinaryPrimitives.WriteUInt64BigEndian(into[24..], fourth);
    }

    /// <summary>Its bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Base64.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());

    private static MerkleHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(bytes, hash);
        return new MerkleHash(hash);
    }
}
