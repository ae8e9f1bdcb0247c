using System.Buffers.Binary;
using System.Text;

namespace MeshInstall.Charts.Dates;

/// <summary>Reads the zone files of a system (TZif, RFC 8536).</summary>
internal static class ZoneFile
{
    private const int HeaderLength = 44;
    private const int MaxLength = 1 << 20;

    private static readonly string[] Folders = ["/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"];

    /// <summary>The zone of that name from the system's data; null where it has none.</summary>
    public static GoLocation? Find(string name)
    {
        foreach (string folder in Folders)
        {
            try
            {
                FileInfo file = new(folder + name);
                if (file.Exists && file.Length <= MaxLength && Parse(name, File.ReadAllBytes(file.FullName)) is { } location)
                {
                    return location;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                // The next folder may have it.
            }
        }

        return null;
    }

    /// <summary>Null where the bytes are no such file.</summary>
    public static GoLocation? Parse(string name, ReadOnlySpan<byte> data)
    {
        if (data.Length < HeaderLength || !data.StartsWith("TZif"u8))
        {
            return null;
        }

        bool isWide = data[4] >= (byte)'2';
        if (isWide)
        {
            // The first block holds the same in 32 bits.
            long skip = HeaderLength + BlockLength(data, 4);
            if (skip > data.Length - HeaderLength)
            {
                return null;
            }

            data = data[(int)skip..];
        }

        int width = isWide ? 8 : 4;
        long block = BlockLength(data, width);
        return HeaderLength + block > data.Length ? null : Read(name, data, data[(HeaderLength + (int)block)..], width);
    }

    private static ZonedLocation? Read(string name, ReadOnlySpan<byte> data, ReadOnlySpan<byte> footer, int width)
    {
        int changes = Count(data, 3), types = Count(data, 4), letters = Count(data, 5);
        ReadOnlySpan<byte> times = data[HeaderLength..], indexes = times[(changes * width)..], zones = indexes[changes..], names = zones.Slice(types * 6, letters);
        ZonePeriod[] periods = new ZonePeriod[types];
        for (int i = 0; i < types; i++)
        {
            ReadOnlySpan<byte> zone = zones.Slice(i * 6, 6);
            if (zone[5] >= letters)
            {
                return null;
            }

            ReadOnlySpan<byte> abbreviation = names[zone[5]..];
            int end = abbreviation.IndexOf((byte)0);
            periods[i] = new ZonePeriod(Encoding.ASCII.GetString(end < 0 ? abbreviation : abbreviation[..end]), BinaryPrimitives.ReadInt32BigEndian(zone), zone[4] != 0);
        }

        List<(long When, int Period)> found = [];
        for (int i = 0; i < changes; i++)
        {
            long when = width == 8 ? BinaryPrimitives.ReadInt64BigEndian(times[(i * 8)..]) : BinaryPrimitives.ReadInt32BigEndian(times[(i * 4)..]);
            if (indexes[i] >= types)
            {
                return null;
            }

            found.Add((when, indexes[i]));
        }

        if (found.Count == 0)
        {
            found.Add((long.MinValue, 0));
        }

        ZoneRule? rule = footer.Length > 2 && footer[0] == '\n' && footer[^1] == '\n' ? ZoneRule.Parse(Encoding.ASCII.GetString(footer[1..^1])) : null;
        return types == 0 ? null : new ZonedLocation(name, periods, [.. found], rule);
    }

    /// <summary>The header's counts: 0 UTC marks, 1 standard marks, 2 leap seconds, 3 changes, 4 periods, 5 letters.</summary>
    private static int Count(ReadOnlySpan<byte> data, int index) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(data[(20 + (index * 4))..]), MaxLength);

    private static long BlockLength(ReadOnlySpan<byte> data, int width) =>
        (Count(data, 3) * (width + 1L)) + (Count(data, 4) * 6L) + Count(data, 5) + (Count(data, 2) * (width + 4L)) + Count(data, 1) + Count(data, 0);
}
