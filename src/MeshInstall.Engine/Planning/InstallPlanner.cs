using MeshInstall.Engine.Checking.NetworkPlugins;
using MeshInstall.Engine.Checking.Webhooks;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Planning.Pruning;
using MeshInstall.Engine.Planning.Tags;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds out, without changing anything, what an installation would do to each object.</summary>
public static class InstallPlanner
{
    private const int Concurrency = 32;
    private static readonly string[] TrafficComponents = ["Pilot", "Cni", "Ztunnel"];

    /// <summary>The plan that makes the cluster what <paramref name="manifests"/>, which stand in install order, want it to be.</summary>
    /// <exception cref="MeshException">The cluster cannot be read, or would reject an object: see <see cref="IClusterClient"/>.</exception>
    public static Task<MeshPlan> PlanAsync(
        ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, PlanOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return PlanAsync(cluster.Client, cluster.Name, manifests, options, cancellationToken);
    }

    /// <summary>The plan for these components alone; others stay as they are.</summary>
    /// <inheritdoc cref="PlanAsync(ClusterConnection, IReadOnlyList{MeshManifest}, PlanOptions, CancellationToken)"/>
    public static Task<MeshPlan> PlanAsync(ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken) =>
        PlanAsync(cluster, manifests, new PlanOptions { IsPartial = true }, cancellationToken);

    internal static Task<MeshPlan> PlanAsync(
        IClusterClient client, string cluster, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken) =>
        PlanAsync(client, cluster, manifests, new PlanOptions { IsPartial = true }, cancellationToken);

    internal static async Task<MeshPlan> PlanAsync(
        IClusterClient client, string cluster, IReadOnlyList<MeshManifest> manifests, PlanOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ArgumentNullException.ThrowIfNull(options);
        List<string> warnings = [];
        ReleaseStream stream = ReleaseStream.Of(manifests, options);
        Task<RecordedReleases> listing = RecordedReleases.OfAsync(new ReleaseStore(client, cluster, stream.Namespace), stream, cancellationToken);
        Task<IReadOnlyList<MeshMap>> looking = DefaultTag.ReadAsync(client, manifests, cancellationToken);
        Task<IReadOnlyList<MeshChange>> placing = NamespacePlan.ChangesAsync(
            client, manifests, stream.Namespace, options.Operation == MeshOperation.Restore, cancellationToken);
        Task<IReadOnlyList<string>> plugins = NetworkPluginsAsync(client, manifests, options, cancellationToken);
        await Task.WhenAll(listing, looking, placing, LearnKindsAsync(client, manifests, cancellationToken)).ConfigureAwait(false);
        RecordedReleases history = await listing.ConfigureAwait(false);
        IReadOnlyList<MeshChange> namespaces = await placing.ConfigureAwait(false);
        IReadOnlyList<MeshMap> webhooks = await looking.ConfigureAwait(false);
        manifests = DefaultTag.Add(manifests, webhooks, stream, warnings);
        HashSet<string> missing = [.. namespaces.Where(change => change.Action == MeshAction.Create).Select(change => change.Wanted.Name)];
        Task<IReadOnlyList<MeshChange>> comparing = ObjectsAsync(client, missing, manifests, isFirst: history.Newest == 0, cancellationToken);

        // Unpacking what is recorded takes as long as reading the objects, so both go on at once.
        await Task.WhenAll(comparing, plugins, history.ReadStandingAsync(cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<MeshChange> objects = await comparing.ConfigureAwait(false);
        warnings.AddRange(await plugins.ConfigureAwait(false));
        PrunePlanner prune = new(client, stream, history, options);
        IReadOnlyList<MeshChange> deletions = await prune.PlanAsync(manifests, objects, cancellationToken).ConfigureAwait(false);
        warnings.AddRange(Overlaps(manifests, webhooks, deletions, options));
        return new MeshPlan(cluster, manifests, [.. namespaces, .. objects, .. deletions])
        {
            Operation = options.Operation,
            Namespace = stream.Namespace,
            Revision = stream.Revision,
            BaseRelease = history.Newest,
            Config = options.Config,
            IsPartial = options.IsPartial,
            RestoredFrom = options.RestoredFrom,
            Kept = [.. options.Kept, .. prune.Kept],
            Warnings = [.. options.Warnings, .. warnings, .. prune.Warnings, .. AdoptionWarnings.Of(objects)],
            Digest = PlanFingerprint.Of,
        };
    }

    /// <summary>Asks how the kinds are served all at once, so that no object waits for another's kind; from afar every wait is a round trip.</summary>
    private static Task<ResourceMapping?[]> LearnKindsAsync(IClusterClient client, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken) => Task.WhenAll(manifests
        .SelectMany(manifest => manifest.Resources)
        .DistinctBy(resource => resource.ApiVersion)
        .Select(resource => client.DiscoverAsync(resource.ApiVersion, resource.Kind, cancellationToken)));

    /// <summary>What the cluster's own network plugin would do to traffic of the mesh.</summary>
    private static async Task<IReadOnlyList<string>> NetworkPluginsAsync(
        IClusterClient client, IReadOnlyList<MeshManifest> manifests, PlanOptions options, CancellationToken cancellationToken)
    {
        bool Has(string component) => manifests.Any(manifest => manifest.Component == component);
        return options.Operation is MeshOperation.Install or MeshOperation.Update && TrafficComponents.Any(Has)
            ? [.. (await NetworkPluginConflicts.FindAsync(client, Has, cancellationToken).ConfigureAwait(false)).Select(conflict => $"{conflict.Message} {conflict.Action}")]
            : [];
    }

    /// <summary>Refuses what would inject proxies twice. What is brought back was like that before, so that it is only told.</summary>
    private static IReadOnlyList<string> Overlaps(
        IReadOnlyList<MeshManifest> manifests, IReadOnlyList<MeshMap> webhooks, IReadOnlyList<MeshChange> deletions, PlanOptions options)
    {
        HashSet<string> gone = [.. deletions.Where(change => change.Wanted.Kind == WebhookOverlap.Kind).Select(change => change.Wanted.Name)];
        try
        {
            WebhookOverlap.Require([.. webhooks.Where(live => !gone.Contains(live.Name()))], WebhookOverlap.Wanted(manifests));
            return [];
        }
        catch (MeshException overlap) when (options.Operation == MeshOperation.Restore)
        {
            return [overlap.Message];
        }
    }

    private static async Task<IReadOnlyList<MeshChange>> ObjectsAsync(
        IClusterClient client, IReadOnlySet<string> missing, IReadOnlyList<MeshManifest> manifests, bool isFirst, CancellationToken cancellationToken)
    {
        (MeshManifest Manifest, MeshResource Resource)[] wanted =
            [.. manifests.SelectMany(manifest => manifest.Resources.Select(resource => (manifest, Labelled(manifest, resource))))];
        ObjectPlanner planner = new(client, new LiveObjects(client, wanted, isFirst, cancellationToken), missing);
        return await ManyCalls
            .SelectAsync(wanted, Concurrency, (item, token) => planner.PlanAsync(item.Manifest, item.Resource, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What no chart made was found in a cluster, and comes back with the labels that it had.</summary>
    private static MeshResource Labelled(MeshManifest manifest, MeshResource resource) =>
        UnsetFields.Leave(manifest.Chart.Length == 0 ? resource : OwnerLabels.Set(manifest, resource));
}
