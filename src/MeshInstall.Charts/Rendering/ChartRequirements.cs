using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Rendering;

/// <summary>What has to hold before a chart is rendered.</summary>
internal static class ChartRequirements
{
    /// <exception cref="ChartException">It is a library (<c>ChartNotInstallable</c>), or lacks a subchart (<c>ChartDependencyMissing</c>).</exception>
    public static void RequireInstallable(Chart chart)
    {
        if (chart.Metadata.Type is not ("" or "application"))
        {
            throw new ChartException(
                "ChartNotInstallable", MeshErrorKind.InvalidArgument, $"{chart.Metadata.Type} charts are not installable: {chart}",
                "Render a chart that depends on it.", chart.Metadata.Name);
        }

        HashSet<string> present = new(chart.Dependencies.Select(subchart => subchart.Metadata.Name), StringComparer.Ordinal);
        string[] missing =
        [
            .. chart.Metadata.Dependencies.Select(dependency => dependency.Name)
                .Where(name => !present.Contains(name)),
        ];
        if (missing.Length > 0)
        {
            throw new ChartException(
                "ChartDependencyMissing", MeshErrorKind.NotFound,
                $"The chart {chart} needs other charts; found in Chart.yaml, but missing in charts/ directory: {string.Join(", ", missing)}",
                "Put the charts under charts/, as 'helm dependency build' does.", chart.Metadata.Name);
        }
    }

    /// <exception cref="ChartException">The chart does not work with that version (<c>ChartKubeVersionUnsupported</c>).</exception>
    public static void RequireKubeVersion(Chart chart, KubernetesVersion version)
    {
        if (chart.Metadata.KubeVersion.Length > 0 && !VersionConstraint.IsCompatibleRange(chart.Metadata.KubeVersion, version.Normal))
        {
            throw new ChartException(
                "ChartKubeVersionUnsupported", MeshErrorKind.InvalidArgument,
                $"{chart}: chart requires kubeVersion: {chart.Metadata.KubeVersion} which is incompatible with Kubernetes {version.Full}",
                "Use a release of the chart that supports this version of Kubernetes.", chart.Metadata.Name);
        }
    }
}
