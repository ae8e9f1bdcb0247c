using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Validation.Charts;

/// <summary>The chart of one kind of component, and what it knows of the fields under <c>spec.values</c>.</summary>
internal sealed class ChartInUse(ComponentKind kind, ChartContents contents)
{
    private readonly string[] _root = kind.ValuesRoot == "global" ? [] : kind.ValuesRoot.Split('.');
    private readonly bool _isGatewayChart = kind.IsList && contents.Chart.StartsWith(GatewayChartValues.Chart + "-", StringComparison.Ordinal);

    public ComponentKind Kind => kind;

    public ChartContents Contents => contents;

    /// <summary>The chart and, where it says so, the release it installs.</summary>
    public string Title => contents.Release.Length == 0 || contents.Chart.EndsWith("-" + contents.Release, StringComparison.Ordinal)
        ? contents.Chart
        : $"{contents.Chart} (of {contents.Release})";

    /// <summary>Whether the field is one of the component's own settings.</summary>
    public bool Owns(IReadOnlyList<string> keys) => _root.Length > 0 && keys.Count > _root.Length && keys.Take(_root.Length).SequenceEqual(_root);

    /// <summary>Whether the chart has the field among its defaults, or a template reads it.</summary>
    public bool Knows(IReadOnlyList<string> keys)
    {
        if (contents.FindDefault([.. keys]) is not null || (keys.Count > 1 && contents.Reads(keys[^2], keys[^1])))
        {
            return true;
        }

        if (!Owns(keys))
        {
            return keys.Count == 1 && contents.Reads("Values", keys[0]);
        }

        string[] own = [.. keys.Skip(_root.Length)];
        return _isGatewayChart
            ? GatewayChartValues.Takes(own[0])
            : contents.FindDefault(own) is not null || (own.Length == 1 && contents.Reads(string.Empty, own[0]));
    }

    /// <summary>Whether the chart may read the field in one way or another.</summary>
    public bool MayRead(IReadOnlyList<string> keys) =>
        _isGatewayChart && Owns(keys) ? GatewayChartValues.Takes(keys[_root.Length]) : contents.Mentions(keys[^1]) || Knows(keys);

    /// <summary>The defaults at the field, at the root of the values or under the component's own settings; null where there are none.</summary>
    public MeshNode? DefaultOf(IReadOnlyList<string> keys) =>
        contents.FindDefault([.. keys]) ?? (Owns(keys) ? contents.FindDefault([.. keys.Skip(_root.Length)]) : null);

    /// <summary>The names of the defaults beside a field.</summary>
    public IEnumerable<string> Siblings(IReadOnlyList<string> keys)
    {
        string[] above = [.. keys.Take(keys.Count - 1)];
        bool own = _root.Length > 0 && above.Length >= _root.Length && above.Take(_root.Length).SequenceEqual(_root);
        return own ? contents.NamesIn(above).Concat(contents.NamesIn([.. above.Skip(_root.Length)])) : contents.NamesIn(above);
    }
}
