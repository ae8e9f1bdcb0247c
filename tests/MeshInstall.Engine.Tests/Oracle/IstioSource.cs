using System.Formats.Tar;
using System.IO.Compression;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>A clone of Istio, where MESHINSTALL_ISTIO names one: its charts, and what its own tests expect of them.</summary>
internal static class IstioSource
{
    private static readonly Lazy<string> Unpacked = new(UnpackSnapshot);

    public static string? Root { get; } =
        Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "manifests", "charts")) ? root : null;

    /// <summary>The inputs and results of the tests of its chart rendering.</summary>
    public static string? RenderCases { get; } = Existing("operator", "pkg", "helm", "testdata");

    /// <summary>The inputs and results of the tests of <c>istioctl manifest generate</c>.</summary>
    public static string? GenerateCases { get; } = Existing("operator", "cmd", "mesh", "testdata", "manifest-generate");

    /// <summary>The folder of the charts and profiles as they are.</summary>
    public static string Live => Path.Combine(Root!, "manifests");

    /// <summary>The older charts that most results of <see cref="GenerateCases"/> were made from.</summary>
    public static string Snapshot => Unpacked.Value;

    private static string? Existing(params string[] parts) => Root is not null && Path.Combine([Root, .. parts]) is var path && Directory.Exists(path) ? path : null;

    private static string UnpackSnapshot()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("meshinstall-snapshot-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        using FileStream packed = File.OpenRead(Path.Combine(GenerateCases!, "data-snapshot.tar.gz"));
        using GZipStream unpacked = new(packed, CompressionMode.Decompress);
        using TarReader reader = new(unpacked);

        // Archives made on a Mac have further headers, beside which long names lose their beginning; no chart has such a name.
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null && entry.Name.StartsWith("manifests/", StringComparison.Ordinal))
            {
                string file = Path.Combine(folder.FullName, entry.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                entry.ExtractToFile(file, overwrite: true);
            }
        }

        return Path.Combine(folder.FullName, "manifests");
    }
}
