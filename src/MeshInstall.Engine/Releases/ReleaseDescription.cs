using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Releases;

/// <summary>What the manifests of a release tell of it.</summary>
internal static class ReleaseDescription
{
    /// <summary>The release, with what it does not say itself taken from its manifests.</summary>
    public static MeshRelease Complete(ReleaseRecord record)
    {
        MeshRelease release = record.Release;
        IReadOnlyList<MeshManifest> manifests = record.Manifests;
        return release with
        {
            Version = release.Version.Length > 0 ? release.Version : ComponentCatalog.Leading(manifests)?.Version ?? string.Empty,
            Components = release.Components.Count > 0 ? release.Components : [.. manifests.Select(manifest => manifest.Name)],
            Charts = release.Charts.Count > 0 ? release.Charts : [.. manifests.Select(manifest => manifest.Chart).Where(chart => chart.Length > 0).Distinct()],
            Resources = release.Resources > 0 ? release.Resources : manifests.Sum(manifest => manifest.Resources.Count),
            Message = HeaderText.Line(release.Message, HeaderText.MaxMessage),
        };
    }
}
