using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Values;

/// <summary>
/// A chart as one render sees it: under an alias, without the subcharts that are turned off, with imported values. A copy shares its
/// <see cref="Description"/> and values with the original until it gets its own, as Helm's do; paths follow from <see cref="Parent"/>.
/// </summary>
internal sealed class ChartInstance
{
    private GoMap? _values;

    public ChartInstance(Chart source)
    {
        Source = source;
        Description = new ChartDescription(source.Metadata);
        SetSubcharts([.. source.Dependencies.Select(subchart => new ChartInstance(subchart))]);
    }

    private ChartInstance(ChartInstance other)
    {
        Source = other.Source;
        Description = other.Description;
        Parent = other.Parent;
        Subcharts = other.Subcharts;
        _values = other._values;
    }

    public Chart Source { get; }

    public ChartDescription Description { get; set; }

    public ChartInstance? Parent { get; private set; }

    public List<ChartInstance> Subcharts { get; private set; } = [];

    public string Name => Description.Name;

    public bool IsRoot => Parent is null;

    /// <summary>The path of its files in results, such as <c>mesh/charts/proxy</c>.</summary>
    public string Path => Parent is null ? Name : $"{Parent.Path}/charts/{Name}";

    /// <summary>The default values, with what was imported into them; the caller may change what it gets.</summary>
    public GoMap CopyValues(ValueRun run)
    {
        run.Copy(_values?.Count ?? Source.Values.Count);
        return _values is null ? Source.DefaultValues.CopyLater() : ValueTables.Copy(_values, run);
    }

    public void SetValues(GoMap values) => _values = values;

    public void SetSubcharts(List<ChartInstance> subcharts)
    {
        Subcharts = subcharts;
        foreach (ChartInstance subchart in subcharts)
        {
            subchart.Parent = this;
        }
    }

    /// <summary>A chart of its own for another alias: its description is its own, its subcharts are copies that hang below it.</summary>
    public ChartInstance CopyAs(string? alias)
    {
        ChartInstance copy = new(this) { Description = Description.Copy() };
        copy.SetSubcharts([.. Subcharts.Select(subchart => new ChartInstance(subchart))]);
        if (alias is { Length: > 0 })
        {
            copy.Description.Name = alias;
        }

        return copy;
    }
}
