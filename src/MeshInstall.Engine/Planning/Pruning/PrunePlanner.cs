using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Pruning;

/// <summary>Plans the deletions: what earlier releases made, or what carries the labels of the installation, and is not wanted any more.</summary>
internal sealed class PrunePlanner(IClusterClient client, ReleaseStream stream, RecordedReleases history, PlanOptions options)
{
    private const int Concurrency = 16;
    private readonly PruneRules _rules = new(stream, options is { Operation: MeshOperation.Uninstall, IncludeCrds: true });

    private bool _sharedIsUnknown;

    /// <summary>What a user should know of what was not looked at.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The recorded components that a partial plan does not name.</summary>
    public IReadOnlyList<MeshManifest> Kept { get; private set; } = [];

    /// <summary>The deletions, in the order in which they are to happen: the reverse of an installation's.</summary>
    /// <param name="manifests">What is wanted.</param>
    /// <param name="wanted">What happens to the wanted objects.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    public async Task<IReadOnlyList<MeshChange>> PlanAsync(
        IReadOnlyList<MeshManifest> manifests, IReadOnlyList<MeshChange> wanted, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnedObject> owned = await OwnedAsync(manifests, wanted, cancellationToken).ConfigureAwait(false);
        HashSet<ResourceKey> stays = [.. wanted.Select(change => ResourceKey.Of(change.Wanted, string.Empty))];
        stays.UnionWith(options.Kept.SelectMany(manifest => manifest.Resources.SelectMany(resource => RecordedReleases.Keys(resource, manifest.Namespace))));
        await TellOfDefinitionsAsync(owned, stays, cancellationToken).ConfigureAwait(false);
        HashSet<string> named = [.. manifests.Select(manifest => manifest.Name)];
        bool isOneOfSeveral = options is { Operation: MeshOperation.Uninstall, IncludesShared: false };
        OwnedObject[] candidates = [.. owned.Where(item => _rules.MayDelete(item.Resource)
            && (!options.IsPartial || named.Contains(item.Manifest.Name))
            && (!isOneOfSeveral || item.Manifest.Component != MeshLabels.SharedComponent)
            && !RecordedReleases.Keys(item.Resource, item.Manifest.Namespace).Any(stays.Contains))];
        if (candidates.Length == 0)
        {
            return [];
        }

        IReadOnlySet<ResourceKey> others = options.IncludesShared
            ? new HashSet<ResourceKey>()
            : await history.ReadOthersAsync(cancellationToken).ConfigureAwait(false);
        _sharedIsUnknown = !options.IncludesShared && history.Unreadable.Any(release => release.Revision != stream.Revision);
        MeshChange?[] changes = await ManyCalls
            .SelectAsync(candidates, Concurrency, (item, token) => PlanAsync(item, stays, others, named, token), cancellationToken).ConfigureAwait(false);
        return [.. Reversed(candidates.Zip(changes).Where(pair => pair.Second is not null).Select(pair => (pair.First.Manifest.Component, pair.Second!)))];
    }

    /// <summary>What comes back leaves the definitions that a later release brought: with them would go every object of their kinds, whoever made it.</summary>
    private async Task TellOfDefinitionsAsync(IReadOnlyList<OwnedObject> owned, HashSet<ResourceKey> stays, CancellationToken cancellationToken)
    {
        if (options.Operation != MeshOperation.Restore)
        {
            return;
        }

        OwnedObject[] later = [.. owned.Where(item => item.Resource is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" }
            && !stays.Contains(ResourceKey.Of(item.Resource, string.Empty)))];
        bool[] isThere = await ManyCalls.SelectAsync(later, Concurrency, async (item, token) =>
            await client.GetAsync(item.Resource.ApiVersion, item.Resource.Kind, null, item.Resource.Name, token).ConfigureAwait(false) is not null, cancellationToken).ConfigureAwait(false);
        string[] names = [.. later.Zip(isThere).Where(pair => pair.Second).Select(pair => pair.First.Resource.Name).Order(StringComparer.Ordinal)];
        if (names.Length > 0)
        {
            Warnings.Add($"Release {options.RestoredFrom} does not have these custom resource definitions, which stay, as every object of their kinds would go with them: {string.Join(", ", names)}.");
        }
    }

    private async Task<MeshChange?> PlanAsync(
        OwnedObject owned, HashSet<ResourceKey> stays, IReadOnlySet<ResourceKey> others, HashSet<string> named, CancellationToken cancellationToken)
    {
        if (await ServedKinds.FindAsync(client, owned.Resource, cancellationToken).ConfigureAwait(false) is not { } mapping)
        {
            return null;
        }

        MeshResource resource = ResourceScope.Place(owned.Resource, mapping, owned.Manifest.Namespace);
        ResourceKey key = ResourceKey.Of(resource, string.Empty);
        if (stays.Contains(key))
        {
            return null;
        }

        MeshMap? live = await client.GetAsync(mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false);
        if (others.Contains(key) && live?.Label(MeshLabels.Revision) != stream.Revision)
        {
            // What another revision made and this one took over since, such as the default tag, says so itself.
            return null;
        }

        if (_sharedIsUnknown && string.IsNullOrEmpty(live?.Label(MeshLabels.Revision)))
        {
            // Another revision may hold what all share; its record, which would say so, is damaged.
            return null;
        }

        return live is not null && _rules.MayDelete(owned, live)
            ? new MeshChange(MeshAction.Delete, owned.Manifest.Name, Served(resource, mapping), []) { Reason = Reason(owned, named) }
            : null;
    }

    /// <summary>Records first; only where there are none, and something is there already, labels are asked. Before an uninstallation both are.</summary>
    private async Task<IReadOnlyList<OwnedObject>> OwnedAsync(
        IReadOnlyList<MeshManifest> manifests, IReadOnlyList<MeshChange> wanted, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnedObject> recorded = await RecordedAsync(manifests, cancellationToken).ConfigureAwait(false);
        if (options.Operation == MeshOperation.Uninstall)
        {
            IReadOnlyList<OwnedObject> labelled = await LabelledAsync(wanted, cancellationToken).ConfigureAwait(false);
            return [.. recorded.Concat(labelled).DistinctBy(item => ResourceKey.Of(item.Resource, item.Manifest.Namespace))];
        }

        if (history.Standing.Count > 0
            || wanted.All(change => change.Action == MeshAction.Create || change.Wanted is { Kind: "Namespace", Group: "" }))
        {
            return recorded;
        }

        // What nobody recorded is only taken for ours when an installer like this one keeps it, under the same name.
        HashSet<string> owners = [.. manifests.Select(manifest => manifest.Owner)];
        return [.. (await LabelledAsync(wanted, cancellationToken).ConfigureAwait(false))
            .Where(item => item.Resource.Body.FindMap("metadata")?.FindMap("labels")?.FindText(MeshLabels.Managed) == "Reconcile"
                && owners.Contains(item.Manifest.Owner))];
    }

    private async Task<IReadOnlyList<OwnedObject>> RecordedAsync(IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken)
    {
        var releases = await history.ReadStandingAsync(cancellationToken).ConfigureAwait(false);
        Warnings.AddRange(history.Unreadable.Select(release => $"The record of {release} cannot be read; objects that only it names are not deleted."));
        HashSet<string> named = [.. manifests.Select(manifest => manifest.Name)];
        Kept = options.IsPartial
            ? [.. releases.SelectMany(release => release.Manifests).Where(manifest => !named.Contains(manifest.Name)).DistinctBy(manifest => manifest.Name)]
            : [];
        return [.. releases
            .SelectMany(release => release.Manifests.SelectMany(manifest =>
                manifest.Resources.Select(resource => new OwnedObject(manifest, resource, release.Release.Number))))
            .DistinctBy(item => ResourceKey.Of(item.Resource, item.Manifest.Namespace))];
    }

    private async Task<IReadOnlyList<OwnedObject>> LabelledAsync(IReadOnlyList<MeshChange> wanted, CancellationToken cancellationToken)
    {
        LabelledObjects labelled = new(client, stream, options.IncludesShared);
        IReadOnlyList<OwnedObject> found = await labelled
            .FindAsync(wanted.Select(change => (change.Wanted.ApiVersion, change.Wanted.Kind)), cancellationToken).ConfigureAwait(false);
        if (!labelled.Unseen.IsEmpty)
        {
            Warnings.Add($"Objects that are left over from earlier could not be looked for among: {string.Join(", ", labelled.Unseen.Order(StringComparer.Ordinal))}.");
        }

        return found;
    }

    private string Reason(OwnedObject owned, HashSet<string> named) => (options.Operation, owned.Release) switch
    {
        (MeshOperation.Uninstall, _) => string.Empty,
        (_, 0) => "Its labels say that an earlier installation made it; the configuration does not have it",
        (_, var release) when named.Contains(owned.Manifest.Name) => $"Release {release} had it; {owned.Manifest.Name} does not have it any more",
        (_, var release) => $"Release {release} had {owned.Manifest.Name}, which is not installed any more",
    };

    private static MeshResource Served(MeshResource resource, ResourceMapping mapping) => resource.ApiVersion == mapping.ApiVersion
        ? resource
        : new MeshResource(resource.Body.With("apiVersion", new MeshScalar(mapping.ApiVersion)));

    private static IEnumerable<MeshChange> Reversed(IEnumerable<(string Component, MeshChange Change)> deletions) => deletions
        .OrderByDescending(item => ComponentCatalog.PlaceOf(item.Component))
        .ThenBy(item => KindOrder.DeletionStep(item.Change.Wanted))
        .ThenByDescending(item => item.Change.Wanted.Kind, StringComparer.Ordinal)
        .ThenBy(item => item.Change.Wanted.ToString(), StringComparer.Ordinal)
        .Select(item => item.Change);
}
