using MeshInstall.Charts.Rendering;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Validation.Charts;

/// <summary>Holds what each component's chart is given against the chart's values.schema.json.</summary>
internal static class ChartSchemaRules
{
    /// <summary>The id of the issues; they stay errors in charts of any origin, for such a chart does not render.</summary>
    public const string Id = "ValueNotInSchema";

    /// <summary>Reports what the schemas of the charts of all components that are on do not allow, at the component's own values.</summary>
    /// <exception cref="MeshException">A chart does not load, or its schema is none.</exception>
    public static async Task CheckAsync(MeshConfig config, ChartPackage package, IssueLog log, CancellationToken cancellationToken)
    {
        MeshMap shared = ComponentValues.Shared(config);
        foreach (ComponentInstance component in ComponentSelection.Of(config).Where(component => package.Provides(component.Kind)))
        {
            ComponentChart chart = await package.GetAsync(component.Kind, cancellationToken).ConfigureAwait(false);
            MeshMap values = chart.ValuesOf(component, ComponentValues.For(shared, component));
            foreach (ChartValueIssue issue in chart.CheckValues(values, cancellationToken))
            {
                Report(config, component, chart, issue, log);
            }
        }
    }

    private static void Report(MeshConfig config, ComponentInstance component, ComponentChart chart, ChartValueIssue issue, IssueLog log)
    {
        string root = component.Kind.ValuesRoot;
        MeshMap values = config.Spec.FindMap("values") ?? MeshMap.Empty;
        string[] shown = issue.Path.Length > 0 ? issue.Path.Split('.') : [];
        string[] place = shown.Length > 0 && Find(values, [.. root.Split('.'), .. shown]) is not null ? [.. root.Split('.'), .. shown]
            : shown.Length > 0 && Find(values, shown) is not null ? shown
            : root.Split('.');
        MeshNode? node = Find(values, place);
        NodePath path = NodePath.Root.Field("spec").Field("values").Fields(place);
        log.Error(
            Id, path, node, $"The schema of the chart {chart} does not allow the values of {component.Name}: {issue.Message}",
            "Correct the value, or see values.schema.json of the chart.");
    }

    private static MeshNode? Find(MeshMap values, ReadOnlySpan<string> keys)
    {
        MeshNode? node = values;
        foreach (string key in keys)
        {
            node = (node as MeshMap)?.Find(key);
        }

        return node;
    }
}
