using System.Collections.Concurrent;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>The built-in charts under one folder, each loaded when first asked for.</summary>
public sealed class BuiltInCharts
{
    private static readonly ConcurrentDictionary<string, BuiltInCharts> Roots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<BuiltInChart>> _charts = new(StringComparer.Ordinal);
    private readonly string _root;

    private BuiltInCharts(string root)
    {
        _root = root;
        Layers = new ValueLayers(Path.Combine(root, "layers"));
    }

    /// <summary>The layers of values beside the charts.</summary>
    public ValueLayers Layers { get; }

    /// <summary>The charts under <paramref name="root"/>; the same instance for the same folder.</summary>
    public static BuiltInCharts At(string root) => Roots.GetOrAdd(Path.GetFullPath(root), path => new BuiltInCharts(path));

    /// <summary>The chart in the folder <paramref name="name"/>.</summary>
    /// <exception cref="MeshException">There is none (<c>ChartNotFound</c>), or it does not load (<c>TemplateFailed</c>).</exception>
    public BuiltInChart Get(string name) =>
        _charts.GetOrAdd(name, key => new Lazy<BuiltInChart>(() => BuiltInChartLoader.Load(Path.Combine(_root, key)))).Value;
}
