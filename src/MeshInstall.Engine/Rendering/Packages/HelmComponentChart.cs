using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Expansion;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>A Helm chart, such as Istio's own.</summary>
internal sealed class HelmComponentChart(Chart chart) : ComponentChart
{
    // The template with which each of Istio's own charts puts its profiles below the values.
    private const string IstioTemplate = "templates/zzz_profile.yaml";

    public override string Name => chart.Metadata.Name;

    public override string Version => chart.Metadata.Version;

    public override string AppVersion => chart.Metadata.AppVersion;

    public override string Digest => chart.Digest;

    public override bool IsKnown { get; } = chart.Templates.Any(file => file.Name == IstioTemplate);

    public override ChartContents Contents { get; } = new(chart);

    // A copy of Istio's charts may have been changed to read more than Istio's own do.
    public override IReadOnlyList<string> UnreadBy(ComponentKind kind) => IsKnown && chart.Dependencies.Count == 0
        ? TemplateReach.Confirm(chart.Templates.Where(file => file.Name != IstioTemplate), ChartReach.UnreadBy(kind))
        : [];

    public override bool TellsUpgrades(ComponentKind kind) => IsKnown ? base.TellsUpgrades(kind) : TemplateReach.TellsUpgrades(chart);

    public override MeshMap ValuesOf(ComponentInstance component, MeshMap values) =>
        component.Kind.IsList && Name == GatewayChartValues.Chart ? GatewayChartValues.From(component, values) : values;

    public override IReadOnlyList<ChartValueIssue> CheckValues(MeshMap values, CancellationToken cancellationToken) =>
        ChartValuesCheck.Run(chart, values, cancellationToken);

    public override RenderedComponent Render(ComponentInstance component, MeshMap values, ComponentRelease release, CancellationToken cancellationToken)
    {
        ChartRenderOptions options = new()
        {
            Release = new ChartRelease { Name = release.Name, Namespace = release.Namespace, IsUpgrade = release.IsUpgrade },
            Capabilities = new ChartCapabilities { KubeVersion = release.KubeVersion, ApiVersions = release.ApiVersions },
            IncludeCrds = TakesDefinitions(component, values),
        };
        RenderedChart rendered = ChartRenderer.Render(chart, values, options, cancellationToken);
        IEnumerable<string> left = rendered.Hooks.Select(hook => $"the hook {hook} of the chart is left out");
        return new RenderedComponent(
            [.. rendered.Crds.Concat(rendered.Documents).SelectMany(document => document.ReadResources())],
            [.. ChartNotes.WarningsOf(rendered.Notes, values), .. rendered.Warnings, .. left]);
    }

    // Older releases keep Istio's definitions where Helm has no condition for them.
    private static bool TakesDefinitions(ComponentInstance component, MeshMap values) =>
        component.Kind.Name != "Base" || values.FindMap("base")?.FindBoolean("enableIstioConfigCRDs") != false;
}
