using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Comparing;

/// <summary>Reads the objects of files that Export-MeshManifest, istioctl, helm or kubectl wrote.</summary>
public static class ManifestFileReader
{
    private const string Kustomization = "kustomization";
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The objects of a file, or of every YAML and JSON file of a folder but its kustomization, in the order of their names.</summary>
    /// <exception cref="MeshException">
    /// A file is not there, cannot be read or is too large (<c>ConfigFileNotFound</c>, <c>ConfigFileUnreadable</c>, <c>ConfigTooLarge</c>), is no YAML, or
    /// holds something that is no object (<c>ManifestFileInvalid</c>).
    /// </exception>
    public static async Task<IReadOnlyList<MeshResource>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        List<MeshResource> resources = [];
        foreach (string file in Directory.Exists(path) ? FilesOf(path) : [path])
        {
            string text = await BoundedFile.ReadTextAsync(file, cancellationToken).ConfigureAwait(false);
            resources.AddRange(YamlReader.ReadAll(text, file).Where(document => !document.IsNull).SelectMany(document => Objects(document, file)));
        }

        return resources;
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            && !Path.GetFileNameWithoutExtension(file).Equals(Kustomization, StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<MeshResource> Objects(MeshNode document, string file)
    {
        if (document is MeshMap { Count: 0 })
        {
            return [];
        }

        if (document is MeshMap map && map.FindText("kind") == "List" && map.FindList("items") is { } items)
        {
            return items.SelectMany(item => Objects(item, file));
        }

        try
        {
            return [new MeshResource((MeshMap)document)];
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidCastException)
        {
            throw new MeshException(
                "ManifestFileInvalid",
                MeshErrorKind.InvalidData,
                $"{document.Origin?.ToString() ?? file}: what starts here is no Kubernetes object with apiVersion, kind and metadata.name.",
                "Give files of Kubernetes objects, such as those of Export-MeshManifest.",
                file,
                exception);
        }
    }
}
