namespace MeshInstall;

/// <summary>What a rendering was made from besides the configuration: where that is the same, the same configuration gives the same objects.</summary>
/// <param name="chartDigest">Gives the digest of the chart's content.</param>
/// <param name="kubeVersion">The version of the cluster that templates saw.</param>
/// <param name="isUpgrade">Whether templates saw an upgrade.</param>
internal sealed class RenderingBasis(Func<string> chartDigest, string kubeVersion, bool isUpgrade)
{
    /// <summary>The digest of the chart's content, <c>sha256:...</c>. Made when asked for: a rendering that nobody records does without.</summary>
    public string ChartDigest => chartDigest();

    /// <summary>The version of the cluster that templates saw.</summary>
    public string KubeVersion { get; } = kubeVersion;

    /// <summary>Whether templates saw an upgrade.</summary>
    public bool IsUpgrade { get; } = isUpgrade;
}
