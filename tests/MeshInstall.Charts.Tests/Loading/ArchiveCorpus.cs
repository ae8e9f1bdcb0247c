using System.Formats.Tar;
using System.IO.Compression;
using MeshInstall.Charts.Tests.Cases;

namespace MeshInstall.Charts.Tests.Loading;

/// <summary>The archives that fuzzing starts from: small ones of every kind, and those that once went wrong.</summary>
internal static class ArchiveCorpus
{
    private static readonly string Folder = Path.Combine(CaseFile.Folder, "..", "Corpus", "archives");

    public static IReadOnlyDictionary<string, byte[]> Read() => Directory.EnumerateFiles(Folder, "*.tgz").Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    /// <summary>Makes the archives that are missing in the folder.</summary>
    public static void Complete()
    {
        Directory.CreateDirectory(Folder);
        foreach ((string name, byte[] content) in Make().Where(item => !File.Exists(Path.Combine(Folder, item.Name))))
        {
            File.WriteAllBytes(Path.Combine(Folder, name), content);
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Make()
    {
        string longName = "small/" + string.Join('/', Enumerable.Repeat("a-rather-long-folder", 12)) + "/file.yaml";
        yield return ("minimal.tgz", PackedChart.Minimal().ToArchive());
        yield return ("stored.tgz", PackedChart.Gzip(PackedChart.Minimal().ToTar(), CompressionLevel.NoCompression));
        yield return ("nested.tgz", PackedChart.Minimal().File("small/charts/in.tgz", PackedChart.Minimal("in").ToArchive()).ToArchive());
        yield return ("gnu-long-name.tgz", PackedChart.Minimal().File(longName, "a: 1").ToArchive());
        yield return ("pax-long-name.tgz", PackedChart.Minimal().Entry(new PaxTarEntry(TarEntryType.RegularFile, longName)).ToArchive());
        yield return ("pax-attributes.tgz", PackedChart.Minimal()
            .Entry(new PaxTarEntry(TarEntryType.RegularFile, "small/é.txt", new Dictionary<string, string> { ["comment"] = "é", ["mtime"] = "1.5" })).ToArchive());
        yield return ("pax-global.tgz", new PackedChart().Entry(new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string> { ["comment"] = "c" }))
            .Entry(new PaxTarEntry(TarEntryType.Directory, "small")).Entry(new PaxTarEntry(TarEntryType.RegularFile, "small/a")).ToArchive());
        yield return ("ustar.tgz", new PackedChart().Entry(new UstarTarEntry(TarEntryType.Directory, "small/"))
            .Entry(new UstarTarEntry(TarEntryType.RegularFile, "small/" + new string('p', 120) + "/f")).ToArchive());
        yield return ("v7.tgz", new PackedChart().Entry(new V7TarEntry(TarEntryType.V7RegularFile, "small/f")).ToArchive());
        yield return ("link.tgz", PackedChart.Minimal().Entry(new GnuTarEntry(TarEntryType.SymbolicLink, "small/l") { LinkName = "../../x" }).ToArchive());
        yield return ("empty.tgz", PackedChart.Gzip(new byte[1024]));
        yield return ("two-members.tgz", [.. PackedChart.Gzip(PackedChart.Minimal().ToTar().AsSpan(..1024)), .. PackedChart.Gzip(PackedChart.Minimal().ToTar().AsSpan(1024..))]);
    }
}
