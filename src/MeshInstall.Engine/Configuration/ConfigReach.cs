using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Configuration;

/// <summary>Tells which components a field of <c>spec</c> can touch.</summary>
internal sealed class ConfigReach(MeshConfig before, MeshConfig after)
{
    private static readonly string[] All = [.. ComponentCatalog.All.Select(kind => kind.Name)];

    private readonly HashSet<string> _active = [.. ComponentCatalog.All
        .Where(kind => ComponentSelection.IsEnabled(before, kind) || ComponentSelection.IsEnabled(after, kind))
        .Select(kind => kind.Name)];

    /// <summary>The names of the components, in the catalogue's order.</summary>
    public IReadOnlyList<string> Of(MeshPath path)
    {
        string[] keys = [.. path.Segments.Skip(1).TakeWhile(segment => segment.Kind == MeshPathSegmentKind.Key).Select(segment => segment.Name)];
        return keys switch
        {
            ["components", var field, ..] => [.. ComponentCatalog.All.Where(kind => kind.SpecField == field).Select(kind => kind.Name)],
            ["values" or "unvalidatedValues", .. var value] when value.Length > 0 => Readers(value),
            ["meshConfig", ..] => Readers(keys),
            ["profile" or "installPackagePath", ..] => [],
            _ => Active(All),
        };
    }

    private string[] Readers(string[] value) =>
        Active([.. ComponentCatalog.All.Where(kind => ChartReach.Reads(kind, value)).Select(kind => kind.Name)]);

    private string[] Active(string[] names) => [.. All.Where(name => names.Contains(name) && _active.Contains(name))];
}
