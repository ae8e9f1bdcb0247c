using System.Formats.Tar;
using System.IO.Compression;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>A source tree of Istio: its charts, and what its own tests expect of them.</summary>
internal sealed class IstioTree
{
    private readonly Lazy<string> _unpacked;
    private readonly Lazy<string> _shipped;
    private readonly string _root;

    /// <summary>The release whose objects the built-in charts make.</summary>
    private const string ShippedVersion = "1.30.3";

    public IstioTree(string root)
    {
        _root = root;
        _unpacked = new Lazy<string>(Unpack);
        _shipped = new Lazy<string>(Ship);
    }

    /// <summary>The folder of the charts and profiles as they are.</summary>
    public string Live => Path.Combine(_root, "manifests");

    /// <summary>
    /// The same folder as users get it. In the source tree every chart says that it is 1.0.0; Istio's release builder puts the version of the release
    /// in its place, which is what labels then show.
    /// </summary>
    public string Shipped => _shipped.Value;

    /// <summary>The older charts that most results of <see cref="GenerateCases"/> were made from.</summary>
    public string Snapshot => _unpacked.Value;

    /// <summary>The inputs and results of the tests of its chart rendering.</summary>
    public string? RenderCases => Existing("operator", "pkg", "helm", "testdata");

    /// <summary>The inputs and results of the tests of <c>istioctl manifest generate</c>.</summary>
    public string? GenerateCases => Existing("operator", "cmd", "mesh", "testdata", "manifest-generate");

    private string? Existing(params string[] parts) => Path.Combine([_root, .. parts]) is var path && Directory.Exists(path) ? path : null;

    private string Ship()
    {
        string folder = ProcessFolders.Create();
        foreach (string file in Directory.EnumerateFiles(Live, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Live, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) == "Chart.yaml")
            {
                File.WriteAllText(copy, File.ReadAllText(file).Replace(" 1.0.0\n", $" {ShippedVersion}\n", StringComparison.Ordinal));
            }
            else
            {
                File.Copy(file, copy);
            }
        }

        return folder;
    }

    private string Unpack()
    {
        string folder = ProcessFolders.Create();
        using FileStream packed = File.OpenRead(Path.Combine(GenerateCases!, "data-snapshot.tar.gz"));
        using GZipStream unpacked = new(packed, CompressionMode.Decompress);
        using TarReader reader = new(unpacked);

        // Archives made on a Mac have further headers, beside which long names lose their beginning; no chart has such a name.
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null && entry.Name.StartsWith("manifests/", StringComparison.Ordinal))
            {
                string file = Path.Combine(folder, entry.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                entry.ExtractToFile(file, overwrite: true);
            }
        }

        return Path.Combine(folder, "manifests");
    }
}
