using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

namespace MeshInstall.Charts.Loading;

/// <summary>Unpacks a packed chart in memory. Nothing of it is believed: names, sizes, kinds of entries and the packing itself are checked as they come.</summary>
internal static class ArchiveReader
{
    private const long RatioCountsFrom = 8L * 1024 * 1024;
    private const long RoomForHeaders = 4096;

    public static IReadOnlyList<ChartFile> Read(ReadOnlyMemory<byte> packed, string name, LoadBudget budget, CancellationToken cancellationToken)
    {
        RequireGzip(packed.Span, name);
        long ratioLimit = Math.Max(RatioCountsFrom, (long)packed.Length * budget.Limits.MaxCompressionRatio);
        long limit = Math.Min(ratioLimit, budget.Limits.MaxChartBytes + (budget.Limits.MaxFiles * RoomForHeaders));
        try
        {
            using GZipStream unpacked = new(new ReadOnlyMemoryStream(packed), CompressionMode.Decompress);
            using TarSource source = new(unpacked, limit, () => ChartErrors.TooLarge(name, string.Create(CultureInfo.InvariantCulture,
                $"its {packed.Length} bytes unpack to more than {limit}")));
            List<ChartFile> files = ReadEntries(source, name, budget, cancellationToken);
            bool endsWithoutMark = source.ReachedEnd;
            source.ReadToEnd(cancellationToken);
            if (endsWithoutMark && source.Count % (1L << 32) != BitConverter.ToUInt32(packed.Span[^4..]))
            {
                // The framework takes a stream cut between two blocks for a whole one; the length at its end tells.
                throw ChartErrors.NotAnArchive(name, "it ends too early");
            }

            return files.Count > 0 ? files : throw ChartErrors.NotAnArchive(name, "it holds no files");
        }
        catch (Exception exception) when (exception is not (ChartException or OperationCanceledException))
        {
            // The readers of the framework answer damaged input with many kinds of exceptions, running out of memory for a made-up length among them.
            throw ChartErrors.NotAnArchive(name, $"it is damaged ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private static List<ChartFile> ReadEntries(TarSource source, string name, LoadBudget budget, CancellationToken cancellationToken)
    {
        List<ChartFile> files = [];
        using TarReader tar = new(source, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!HasContent(entry, name))
            {
                budget.CountEntry();
                continue;
            }

            string path = ArchivePath.Normalize(entry.Name, name);
            budget.CountFile(path, entry.Length);
            byte[] data = new byte[entry.Length];
            source.ExpectContent(true);
            entry.DataStream?.ReadExactly(data);
            source.ExpectContent(false);
            files.Add(new ChartFile(path, ByteOrderMark.Trim(data)));
        }

        return files;
    }

    private static bool HasContent(TarEntry entry, string archive) => entry.EntryType switch
    {
        TarEntryType.RegularFile or TarEntryType.ContiguousFile => true,
        TarEntryType.V7RegularFile => !entry.Name.EndsWith('/'),
        TarEntryType.Directory or TarEntryType.DirectoryList or TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes
            or TarEntryType.TapeVolume => false,
        TarEntryType.SymbolicLink or TarEntryType.HardLink => throw ChartErrors.Unsafe(archive, entry.Name, "is a link"),
        TarEntryType.BlockDevice or TarEntryType.CharacterDevice or TarEntryType.Fifo => throw ChartErrors.Unsafe(archive, entry.Name, "is a device or a pipe"),
        _ => throw ChartErrors.Unsafe(archive, entry.Name, $"is of a kind that no chart holds ({entry.EntryType})"),
    };

    private static void RequireGzip(ReadOnlySpan<byte> packed, string name)
    {
        if (packed is [0x1F, 0x8B, 0x08, ..] && packed.Length >= 18)
        {
            return;
        }

        bool isYaml = name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        throw ChartErrors.NotAnArchive(name, packed switch
        {
            [] => "it is empty",
            _ when isYaml => "it seems to be a YAML file",
            [0x1F, 0x8B, ..] => "it ends too early",
            _ => "it does not begin as a gzip file does",
        });
    }
}
