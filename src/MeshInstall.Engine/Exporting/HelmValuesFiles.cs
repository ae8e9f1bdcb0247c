using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Exporting;

/// <summary>
/// The values of each component as a file that <c>helm install -f</c> takes: <c>pilot-values.yaml</c> and the like, named as
/// <c>istioctl manifest translate</c> names them. Settings under <c>k8s</c> that are put on the rendered objects are not among them.
/// </summary>
public static class HelmValuesFiles
{
    /// <summary>One file for each component, in install order.</summary>
    public static IReadOnlyList<ManifestFile> Of(IReadOnlyList<MeshManifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ILookup<string, MeshManifest> byName = manifests.ToLookup(NameOf, StringComparer.OrdinalIgnoreCase);
        return [.. manifests.Select(manifest =>
        {
            string name = byName[NameOf(manifest)].Skip(1).Any() ? $"{NameOf(manifest)}-{manifest.Namespace}" : NameOf(manifest);
            return new ManifestFile($"{name}-values.yaml", YamlWriter.ToText(manifest.Values));
        })];
    }

    private static string NameOf(MeshManifest manifest) => ComponentCatalog.Find(manifest.Component) switch
    {
        { IsList: false } kind => kind.SpecField,
        _ => manifest.Name,
    };
}
