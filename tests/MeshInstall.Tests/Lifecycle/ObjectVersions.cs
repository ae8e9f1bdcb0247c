using System.Text.Json.Nodes;
using MeshInstall.TestClusters;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>The resource versions of a revision's objects, but for those of tags: whatever is written, even if it changes nothing that shows, changes them.</summary>
internal static class ObjectVersions
{
    private static readonly string[] Lists =
    [
        "api/v1/services", "api/v1/serviceaccounts", "api/v1/configmaps", "apis/apps/v1/deployments", "apis/autoscaling/v2/horizontalpodautoscalers",
        "apis/policy/v1/poddisruptionbudgets", "apis/rbac.authorization.k8s.io/v1/roles", "apis/rbac.authorization.k8s.io/v1/rolebindings",
        "apis/rbac.authorization.k8s.io/v1/clusterroles", "apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        "apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations", "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
        "apis/networking.k8s.io/v1/networkpolicies",
    ];

    /// <summary>Each object's version by its path, once two readings agree: the controllers have come to rest then.</summary>
    public static async Task<SortedDictionary<string, string>> ReadAsync(ITestCluster cluster, string revision)
    {
        SortedDictionary<string, string> before = await OnceAsync(cluster, revision);
        while (true)
        {
            SortedDictionary<string, string> now = await OnceAsync(cluster, revision);
            if (now.SequenceEqual(before))
            {
                return now;
            }

            before = now;
        }
    }

    private static async Task<SortedDictionary<string, string>> OnceAsync(ITestCluster cluster, string revision)
    {
        SortedDictionary<string, string> versions = new(StringComparer.Ordinal);
        foreach (string list in Lists)
        {
            JsonNode found = JsonNode.Parse(await cluster.Client.GetStringAsync($"{list}?labelSelector=istio.io%2Frev%3D{revision},!istio.io%2Ftag"))!;
            foreach (JsonNode? item in found["items"]!.AsArray())
            {
                JsonNode metadata = item!["metadata"]!;
                versions[$"{list}/{metadata["namespace"]}/{metadata["name"]}"] = (string)metadata["resourceVersion"]!;
            }
        }

        return versions;
    }
}
