using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning;

/// <summary>The namespaces that components live in and that no component renders itself.</summary>
internal static class NamespacePlan
{
    public const string NetworkLabel = "topology.istio.io/network";

    private static readonly ResourceMapping Namespaces = new(string.Empty, "v1", "Namespace", "namespaces", Namespaced: false);

    /// <summary>Each such namespace with the first component in it, and, if it is given, the one that holds the record of the installation, as they are to be.</summary>
    public static IReadOnlyList<(MeshManifest Manifest, MeshResource Resource)> Wanted(IReadOnlyList<MeshManifest> manifests, string? recordNamespace = null)
    {
        HashSet<string> rendered = [.. manifests.SelectMany(manifest => manifest.Resources)
            .Where(resource => resource is { Kind: "Namespace", Group: "" })
            .Select(resource => resource.Name)];
        List<MeshManifest> filled = [.. manifests.Where(manifest => manifest.Namespace.Length > 0 && manifest.Resources.Count > 0)];
        return [.. filled
            .Select(manifest => (manifest, manifest.Namespace))
            .Concat(filled.Take(1).Select(manifest => (manifest, Namespace: recordNamespace ?? manifest.Namespace)))
            .DistinctBy(place => place.Namespace)
            .Where(place => !rendered.Contains(place.Namespace))
            .Select(place => (place.manifest, Resource(place.manifest, place.Namespace)))];
    }

    /// <summary>
    /// What happens to them; those that stay as they are are left out. The network goes from a namespace only where an earlier release is brought back
    /// that did not set it, and MeshInstall did since.
    /// </summary>
    /// <exception cref="MeshException">NamespaceTerminating.</exception>
    public static async Task<IReadOnlyList<MeshChange>> ChangesAsync(
        IClusterClient client, IReadOnlyList<MeshManifest> manifests, string recordNamespace, bool isRestored, CancellationToken cancellationToken)
    {
        MeshChange?[] changes = await Task.WhenAll(Wanted(manifests, recordNamespace)
            .Select(place => ChangeAsync(client, place.Manifest, place.Resource, isRestored, cancellationToken))).ConfigureAwait(false);
        return [.. changes.OfType<MeshChange>()];
    }

    private static async Task<MeshChange?> ChangeAsync(
        IClusterClient client, MeshManifest manifest, MeshResource wanted, bool isRestored, CancellationToken cancellationToken)
    {
        MeshMap? live = await client.GetAsync(Namespaces, null, wanted.Name, cancellationToken).ConfigureAwait(false);
        if (live is null)
        {
            return new MeshChange(MeshAction.Create, manifest.Name, wanted, []);
        }

        // Whatever is cluster-wide could still be written, and would then belong to an installation that cannot be.
        if (live.FindMap("metadata")?.Find("deletionTimestamp") is { IsNull: false })
        {
            throw ApiErrors.NamespaceTerminating(wanted.Name, manifest.Name);
        }

        string? network = wanted.Body.FindMap("metadata")!.FindMap("labels")?.FindText(NetworkLabel);
        string? has = live.FindMap("metadata")?.FindMap("labels")?.FindText(NetworkLabel);
        return network == has || (network is null && !(isRestored && IsOurs(live)))
            ? null
            : new MeshChange(MeshAction.Update, manifest.Name, wanted, [new MeshFieldChange(@"metadata.labels.topology\.istio\.io/network", has, network)]);
    }

    private static bool IsOurs(MeshMap live) => FieldOwnership.Entry(live)?
        .FindMap("fieldsV1")?.FindMap("f:metadata")?.FindMap("f:labels")?.ContainsKey("f:" + NetworkLabel) == true;

    private static MeshResource Resource(MeshManifest manifest, string space)
    {
        MeshMap? global = manifest.Values.FindMap("global");
        string controlPlane = global?.FindText("istioNamespace") is { Length: > 0 } named ? named : "istio-system";
        MeshMap.Builder metadata = new MeshMap.Builder().Add("name", space);
        if (space == controlPlane && global?.FindText("network") is { Length: > 0 } network)
        {
            metadata.Add("labels", new MeshMap.Builder().Add(NetworkLabel, network).Build());
        }

        return new MeshResource(new MeshMap.Builder().Add("apiVersion", "v1").Add("kind", "Namespace").Add("metadata", metadata.Build()).Build());
    }
}
