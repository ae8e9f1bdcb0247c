using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Applying;

/// <summary>Which manifest waits for which.</summary>
internal static class ManifestNeeds
{
    /// <summary>For each manifest, the manifests that it needs and that are part of this installation.</summary>
    /// <exception cref="MeshException">DependencyCycle.</exception>
    public static IReadOnlyDictionary<MeshManifest, IReadOnlyList<MeshManifest>> Of(IReadOnlyList<MeshManifest> manifests)
    {
        Dictionary<MeshManifest, IReadOnlyList<MeshManifest>> needs = manifests.ToDictionary(
            manifest => manifest,
            manifest => (IReadOnlyList<MeshManifest>)[.. manifests.Where(other => other != manifest && manifest.DependsOn.Contains(other.Component, StringComparer.Ordinal))]);

        // Sorted only to find circles: the order itself comes from waiting.
        DependencyOrder.Sort(manifests, manifest => needs[manifest], circle => new MeshException(
            "DependencyCycle",
            MeshErrorKind.InvalidData,
            $"The components need each other in a circle: {string.Join(" -> ", circle.Select(manifest => manifest.Name))}.",
            "Correct the DependsOn of the manifests.",
            circle[0].Name));
        return needs;
    }
}
