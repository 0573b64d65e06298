namespace Recovery.Audit.Notarising;

/// <summary>The positions of a tile's leaves, kept as steps from one to the next, seven bits a byte, the lowest first: a byte each where nothing is missing between them.</summary>
public static class TilePositions
{
    /// <summary>As they are kept.</summary>
    public static byte[] Pack(IReadOnlyList<long> positions)
    {
        using var packed = new MemoryStream(positions.Count + 9);
        var last = 0L;
        foreach (var position in positions)
        {
            var step = (ulong)(position - last);
            for (; step >= 0x80; step >>= 7)
                packed.WriteByte((byte)(step | 0x80));
            packed.WriteByte((byte)step);
            last = position;
        }

        return packed.ToArray();
    }

    /// <summary>From what was kept.</summary>
    /// <exception cref="InvalidDataException">It is cut off.</exception>
    public static IReadOnlyList<long> Unpack(ReadOnlySpan<byte> packed)
    {
        var positions = new List<long>(Tile.Width);
        var (last, step, shift) = (0L, 0UL, 0);
        foreach (var one in packed)
        {
            step |= (ulong)(one & 0x7f) << shift;
            shift += 7;
            if ((one & 0x80) != 0)
                continue;
            last += (long)step;
            positions.Add(last);
            (step, shift) = (0, 0);
        }

        return shift == 0 ? positions : throw new InvalidDataException("the positions of a tile are cut off.");
    }
}
