namespace MeshInstall.Engine.Configuration;

/// <summary>Settings that follow from the cluster.</summary>
public static class ClusterDetection
{
    /// <summary>
    /// The layers for a server of that version: on GKE the CNI agent belongs in <c>kube-system</c>, the platform is <c>gke</c>, and no
    /// resource quota is needed; elsewhere there are none. They stand above the profile and below everything a user says.
    /// </summary>
    /// <param name="serverVersion">The server's <c>gitVersion</c>, such as <c>v1.33.1-gke.100</c>.</param>
    public static IReadOnlyList<MeshLayer> Layers(string serverVersion)
    {
        ArgumentNullException.ThrowIfNull(serverVersion);
        if (!serverVersion.Contains("-gke", StringComparison.Ordinal))
        {
            return [];
        }

        MeshOrigin origin = new(MeshOriginKind.Cluster, $"cluster {serverVersion}");
        return
        [
            MeshLayer.OfValue("spec.components.cni.namespace", new MeshScalar("kube-system", origin), origin),
            MeshLayer.OfValue("spec.values.global.platform", new MeshScalar("gke", origin), origin),
            MeshLayer.OfValue("spec.values.cni.resourceQuotas.enabled", new MeshScalar(false, origin), origin),
        ];
    }
}
