using System.Text.Json.Nodes;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Which release of Istio runs.</summary>
internal static class IstiodImage
{
    /// <summary>The image of the control plane without a revision.</summary>
    public static string In(ClusterState state)
    {
        JsonNode istiod = JsonNode.Parse(state.Objects["apis/apps/v1/deployments/istio-system/istiod"])!;
        return (string)istiod["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]!;
    }
}
