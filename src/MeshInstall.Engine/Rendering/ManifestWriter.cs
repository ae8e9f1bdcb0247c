using System.Globalization;
using System.Text.RegularExpressions;
using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Files;

namespace MeshInstall.Engine.Rendering;

/// <summary>Turns manifests into files that kubectl applies.</summary>
public static partial class ManifestWriter
{
    private const string Separator = "---\n";
    private const int LongestName = 120;

    /// <summary>The files of <paramref name="manifests"/>; nothing where there are no objects.</summary>
    /// <param name="manifests">The components, in the order in which they are applied.</param>
    /// <param name="format">The text.</param>
    /// <param name="split">How the objects are spread over files.</param>
    /// <param name="name">The name of the one file, without extension, where nothing is split.</param>
    public static IReadOnlyList<ManifestFile> ToFiles(
        IReadOnlyList<MeshManifest> manifests, MeshTextFormat format, ManifestSplit split, string name = "istio")
    {
        ArgumentNullException.ThrowIfNull(manifests);
        string extension = format == MeshTextFormat.Json ? ".json" : ".yaml";
        MeshManifest[] filled = [.. manifests.Where(manifest => manifest.Resources.Count > 0)];
        return split switch
        {
            ManifestSplit.Component => [.. filled.Select((manifest, index) =>
                new ManifestFile($"{Number(index, filled.Length)}-{ComponentPart(manifest)}{extension}", ToText(manifest.Resources, format)))],
            ManifestSplit.Resource => PerResource(filled, format, extension),
            _ => filled.Length == 0 ? [] : [new ManifestFile(name + extension, ToText(filled.SelectMany(manifest => manifest.Resources), format))],
        };
    }

    /// <summary>The objects as one text.</summary>
    public static string ToText(IEnumerable<MeshResource> resources, MeshTextFormat format)
    {
        ArgumentNullException.ThrowIfNull(resources);
        MeshMap[] bodies = [.. resources.Select(resource => resource.Body)];
        if (format == MeshTextFormat.Yaml)
        {
            return string.Join(Separator, bodies.Select(YamlWriter.ToText));
        }

        MeshMap document = bodies.Length == 1
            ? bodies[0]
            : new MeshMap.Builder().Add("apiVersion", "v1").Add("kind", "List").Add("items", new MeshList(bodies)).Build();
        return MeshJson.ToIndentedText(document) + "\n";
    }

    /// <summary>Writes the files of <see cref="ToFiles"/> to <paramref name="folder"/>, which is made where it is missing.</summary>
    /// <returns>The paths written, in apply order.</returns>
    /// <exception cref="MeshException">A file is there already and may not be replaced (<c>FileExists</c>), or cannot be written (<c>FileNotWritten</c>).</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        IReadOnlyList<ManifestFile> files, string folder, bool overwrite, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        string[] paths = [.. files.Select(file => Path.Combine(folder, file.Name))];
        if (!overwrite && Array.Find(paths, File.Exists) is { } existing)
        {
            throw new MeshException(
                "FileExists", MeshErrorKind.AlreadyExists, $"{existing} is there already.", "Use -Force to replace it, or another folder.", existing);
        }

        TextFile.MakeFolder(folder);
        for (int index = 0; index < paths.Length; index++)
        {
            await TextFile.WriteAsync(paths[index], files[index].Text, cancellationToken).ConfigureAwait(false);
        }

        return paths;
    }

    private static List<ManifestFile> PerResource(MeshManifest[] manifests, MeshTextFormat format, string extension)
    {
        (MeshManifest Manifest, MeshResource Resource)[] all =
            [.. manifests.SelectMany(manifest => manifest.Resources.Select(resource => (manifest, resource)))];
        return [.. all.Select((entry, index) => new ManifestFile(
            Shorten($"{Number(index, all.Length)}-{ComponentPart(entry.Manifest)}-{Safe(entry.Resource.Kind)}-{Safe(entry.Resource.Name)}") + extension,
            ToText([entry.Resource], format)))];
    }

    private static string ComponentPart(MeshManifest manifest) => Safe(manifest.Name);

    private static string Number(int index, int count) =>
        (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(2, count.ToString(CultureInfo.InvariantCulture).Length), '0');

    private static string Safe(string name) => NotInFileNames().Replace(name, "-").ToLowerInvariant();

    private static string Shorten(string name) => name.Length > LongestName ? name[..LongestName] : name;

    [GeneratedRegex("[^A-Za-z0-9.-]")]
    private static partial Regex NotInFileNames();
}
