using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Rendering;

/// <summary>The templates of a chart and all its subcharts, each with the root it runs on; the templates of one chart share theirs.</summary>
internal sealed class TemplateCollection
{
    private readonly Dictionary<string, RenderableTemplate> _templates = new(StringComparer.Ordinal);
    private readonly GoMap _release;
    private readonly GoObject _capabilities;

    private TemplateCollection(GoMap release, GoObject capabilities)
    {
        _release = release;
        _capabilities = capabilities;
    }

    /// <summary>The templates in the order Helm parses and runs them: the deepest paths first, then from Z to A.</summary>
    public static IReadOnlyList<RenderableTemplate> Of(ChartInstance chart, GoMap values, GoMap release, GoObject capabilities)
    {
        TemplateCollection collection = new(release, capabilities);
        collection.Add(chart, values.As(ValuesType.Instance));
        return
        [
            .. collection._templates.Values.OrderByDescending(template => template.Path.AsSpan().Count('/'))
                .ThenByDescending(template => template.Path, GoString.Order),
        ];
    }

    private GoMap Add(ChartInstance chart, GoMap values)
    {
        GoMap subcharts = new();
        GoMap root = new();
        root["Chart"] = ChartValue.Of(chart);
        root["Files"] = FilesValue.Of(chart.Source.Files);
        root["Release"] = _release;
        root["Capabilities"] = _capabilities;
        root["Values"] = values;
        root["Subcharts"] = subcharts;
        foreach (ChartInstance subchart in chart.Subcharts)
        {
            GoMap own = ValueTables.TryFindTable(values, subchart.Name, out GoMap? table) ? table : new GoMap();
            subcharts[subchart.Name] = Add(subchart, own.As(ValuesType.Instance));
        }

        GoMap dot = root.As(ValuesType.Instance);
        for (int i = 0; i < chart.Source.Templates.Count; i++)
        {
            ChartFile file = chart.Source.Templates[i];
            if (!chart.Source.IsLibrary || ChartPath.IsPartial(file.Name))
            {
                string path = ChartPath.Join(chart.Path, file.Name);
                _templates[path] = new RenderableTemplate(path, ChartPath.Join(chart.Path, "templates"), chart.Source.TemplateTexts[i], dot);
            }
        }

        return root;
    }
}
