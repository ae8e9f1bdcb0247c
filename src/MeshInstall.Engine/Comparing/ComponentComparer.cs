using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Comparing;

/// <summary>Compares two configurations component by component.</summary>
public static class ComponentComparer
{
    /// <summary>The components that are on in only one of the configurations, or whose settings differ, in the catalogue's order.</summary>
    public static IReadOnlyList<MeshComponentDifference> Compare(MeshConfig reference, MeshConfig other)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(other);
        IReadOnlyList<MeshConfigDifference> fields = ConfigComparer.Compare(reference, other);
        HashSet<(string, string)> before = Keys(reference);
        HashSet<(string, string)> after = Keys(other);
        (ComponentKind Kind, string Name)[] all = [.. ComponentSelection.Of(reference).Concat(ComponentSelection.Of(other))
            .Select(component => (component.Kind, component.Name))
            .Distinct()
            .OrderBy(component => ComponentCatalog.PlaceOf(component.Kind.Name))];
        ComponentDependents dependents = new([.. all.Select(component => (component.Kind.Name, component.Name))]);
        return [.. all
            .Select(component => new MeshComponentDifference(
                component.Kind.Name,
                component.Name,
                KindOf(before.Contains((component.Kind.Name, component.Name)), after.Contains((component.Kind.Name, component.Name))),
                [.. fields.Where(field => Concerns(field, component.Kind, component.Name))],
                dependents.Of(component.Kind.Name)))
            .Where(difference => difference.Kind != MeshDifferenceKind.Changed || difference.Fields.Count > 0)];
    }

    private static HashSet<(string, string)> Keys(MeshConfig config) =>
        [.. ComponentSelection.Of(config).Select(component => (component.Kind.Name, component.Name))];

    private static MeshDifferenceKind KindOf(bool before, bool after) => (before, after) switch
    {
        (false, true) => MeshDifferenceKind.Added,
        (true, false) => MeshDifferenceKind.Removed,
        _ => MeshDifferenceKind.Changed,
    };

    /// <summary>Whether the field can touch that component; what one gateway says does not touch another of its kind.</summary>
    private static bool Concerns(MeshConfigDifference field, ComponentKind kind, string name)
    {
        if (!field.Components.Contains(kind.Name, StringComparer.Ordinal))
        {
            return false;
        }

        MeshPathSegment[] segments = [.. MeshPath.Parse(field.Path).Segments.Skip(1).Take(3)];
        return !kind.IsList
            || segments is not [{ Name: "components" }, _, { Kind: MeshPathSegmentKind.Selector, Value: var gateway }]
            || gateway == name;
    }
}
