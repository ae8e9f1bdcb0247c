using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace MeshInstall.Charts.Tests.Loading;

/// <summary>Packs charts of a test's own making, well-formed and not.</summary>
internal sealed class PackedChart
{
    private readonly List<TarEntry> _entries = [];

    public static PackedChart Minimal(string name = "small") => new PackedChart()
        .File($"{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 1.0.0\n")
        .File($"{name}/values.yaml", "replicas: 2\n")
        .File($"{name}/templates/a.yaml", "replicas: {{ .Values.replicas }}\n");

    public static byte[] Gzip(ReadOnlySpan<byte> content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, level, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public PackedChart File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    // With a time of its own each archive of the same files would have another digest.
    public PackedChart File(string name, byte[] content) => Entry(new GnuTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(content),
        ModificationTime = DateTimeOffset.UnixEpoch,
        AccessTime = DateTimeOffset.UnixEpoch,
        ChangeTime = DateTimeOffset.UnixEpoch,
    });

    public PackedChart Entry(TarEntry entry)
    {
        _entries.Add(entry);
        return this;
    }

    public byte[] ToTar()
    {
        using MemoryStream content = new();
        using (TarWriter tar = new(content, leaveOpen: true))
        {
            foreach (TarEntry entry in _entries)
            {
                if (entry.DataStream is { } data)
                {
                    data.Position = 0;
                }

                tar.WriteEntry(entry);
            }
        }

        return content.ToArray();
    }

    public byte[] ToArchive() => Gzip(ToTar());
}
