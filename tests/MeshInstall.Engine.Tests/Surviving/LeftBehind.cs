using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Tests.Surviving;

/// <summary>What an operation left in a cluster, without what differs between two clusters of the same content.</summary>
/// <param name="Objects">Each object as text.</param>
/// <param name="Releases">The releases as number and status, in order; as they are stored.</param>
internal sealed record LeftBehind(IReadOnlyList<string> Objects, IReadOnlyList<(int Number, string Status)> Releases)
{
    private static readonly string[] ServerFields = ["uid", "resourceVersion", "creationTimestamp", "managedFields", "generation"];
    private static readonly (string ApiVersion, string Kind)[] Kinds =
    [
        ("v1", "Namespace"), ("v1", "ServiceAccount"), ("v1", "ConfigMap"), ("v1", "Service"), ("v1", "Secret"), ("apps/v1", "Deployment"),
        ("coordination.k8s.io/v1", "Lease"), ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("telemetry.istio.io/v1", "Telemetry"),
    ];

    public static async Task<LeftBehind> ReadAsync(IClusterClient client)
    {
        List<string> objects = [];
        List<(int, string)> releases = [];
        foreach ((string apiVersion, string kind) in Kinds)
        {
            ResourceMapping? mapping = await client.DiscoverAsync(apiVersion, kind, default);
            foreach (MeshMap item in mapping is null ? [] : (await client.ListAsync(new ResourceQuery(mapping), default)).Items)
            {
                if (item.Label(ReleaseKeys.Number) is { Length: > 0 } number)
                {
                    releases.Add((int.Parse(number), item.Label(ReleaseKeys.Status)!));
                }
                else if (IsOfNamespace(item))
                {
                    // The controllers of the cluster put these into each namespace, in their own time.
                }
                else if (kind == "Lease")
                {
                    objects.Add($"Lease {item.Name()} of {item.FindMap("spec")?.FindText("holderIdentity")}");
                }
                else
                {
                    objects.Add(Text(item));
                }
            }
        }

        return new LeftBehind([.. objects.Order(StringComparer.Ordinal)], [.. releases.Order()]);
    }

    private static bool IsOfNamespace(MeshMap item) => (item.FindText("kind"), item.Name()) is ("ConfigMap", "kube-root-ca.crt") or ("ServiceAccount", "default");

    private static string Text(MeshMap item)
    {
        MeshMap metadata = ServerFields.Aggregate(item.FindMap("metadata")!, (map, field) => map.Without(field));
        MeshMap bare = item.Without("status").With("metadata", metadata);
        return MeshJson.ToText(Sorted(bare.FindMap("spec") is { } spec ? bare.With("spec", spec.Without("clusterIP").Without("clusterIPs")) : bare));
    }

    /// <summary>The order of keys depends on which write made a field, and means nothing.</summary>
    private static MeshNode Sorted(MeshNode node) => node switch
    {
        MeshMap map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Aggregate(new MeshMap.Builder(), (sorted, entry) => sorted.Add(entry.Key, Sorted(entry.Value))).Build(),
        MeshList list => new MeshList(list.Select(Sorted)),
        _ => node,
    };
}
