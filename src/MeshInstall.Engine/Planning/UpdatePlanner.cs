using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning.Tags;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds out what the difference between the recorded configuration and a wanted one would do; only components that it touches are rendered and looked at.</summary>
public static class UpdatePlanner
{
    /// <summary>The plan that brings the recorded installation to the wanted configuration.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="wanted">The configuration.</param>
    /// <param name="rendering">How it is rendered.</param>
    /// <param name="forceConflicts">Whether fields that other managers own are taken over.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <exception cref="MeshException">ReleaseNotFound, ReleaseInvalid; and the failures of rendering and planning.</exception>
    public static async Task<MeshPlan> PlanAsync(
        ClusterConnection cluster, MeshConfig wanted, RenderOptions rendering, bool forceConflicts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(wanted);
        ReleaseStream stream = ReleaseStream.Of(wanted);
        ReleaseStore store = new(cluster.Client, cluster.Name, stream.Namespace);
        IReadOnlyList<MeshRelease> releases = await store.ListAsync(stream.Revision, cancellationToken).ConfigureAwait(false);
        MeshRelease deployed = releases.FirstOrDefault(release => release.Status == MeshReleaseStatus.Deployed) ?? throw NotRecorded(cluster.Name, stream);
        ReleaseRecord record = await store.ReadAsync(deployed, cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<MeshManifest> looked, IReadOnlyList<MeshManifest> kept) = await ManifestsAsync(
            IsKnown(releases[0] == deployed, deployed) ? record : record with { Config = null }, wanted, rendering, cancellationToken).ConfigureAwait(false);
        PlanOptions options = new()
        {
            Operation = MeshOperation.Update,
            Config = wanted,
            Namespace = stream.Namespace,
            Revision = stream.Revision,
            ForceConflicts = forceConflicts,
            Kept = kept,
        };
        return await InstallPlanner.PlanAsync(cluster, looked, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the same configuration and charts would give what is recorded and is in the cluster. Where the last attempt did not succeed the cluster
    /// may be anywhere between, and other versions may render otherwise.
    /// </summary>
    private static bool IsKnown(bool isNewest, MeshRelease deployed) => isNewest && deployed.ClientVersion == AttemptHeader.ClientVersion;

    /// <summary>
    /// The manifests to look at, with those that depend on what changes, and those to keep; all are looked at where no configuration is recorded.
    /// </summary>
    private static async Task<(IReadOnlyList<MeshManifest> Looked, IReadOnlyList<MeshManifest> Kept)> ManifestsAsync(
        ReleaseRecord record, MeshConfig wanted, RenderOptions rendering, CancellationToken cancellationToken)
    {
        if (record.Config is null)
        {
            return (await ManifestRenderer.RenderAsync(wanted, rendering, cancellationToken).ConfigureAwait(false), []);
        }

        RecordedRendering recorded = new() { Config = record.Config, Manifests = record.Manifests, IsUpgrade = rendering.IsUpgrade };
        PartialRendering partial = await AffectedComponents.RenderAsync(recorded, wanted, rendering, cancellationToken).ConfigureAwait(false);
        HashSet<string> touched = [.. partial.Rendered.Concat(partial.Removed).Select(manifest => manifest.Component)];
        HashSet<MeshManifest> looked = [.. partial.Rendered];
        foreach (MeshManifest manifest in partial.Manifests.Where(manifest => manifest.DependsOn.Any(touched.Contains)))
        {
            // Each follows what it depends on, so that one pass finds dependents of dependents as well.
            looked.Add(manifest);
            touched.Add(manifest.Component);
        }

        // The tag is no part of a configuration: the planning makes it anew from the control plane, where that is looked at.
        IEnumerable<MeshManifest> tag = record.Manifests.Where(manifest => manifest.Name == TagManifest.Name && !touched.Contains("Pilot"));
        return ([.. partial.Manifests.Where(looked.Contains)], [.. partial.Manifests.Where(manifest => !looked.Contains(manifest)), .. tag]);
    }

    private static MeshException NotRecorded(string cluster, ReleaseStream stream) => new(
        "ReleaseNotFound",
        MeshErrorKind.NotFound,
        $"No deployed release of {stream.Revision} is recorded in {stream.Namespace} on {cluster}, so there is nothing to compare the configuration with.",
        "Use Install-Mesh, which records what it installs and takes over what other tools installed.",
        stream.Revision);
}
