using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Comparing;

/// <summary>Tells who depends on a component.</summary>
/// <param name="present">The components that are there, each with its kind and its name.</param>
internal sealed class ComponentDependents(IReadOnlyList<(string Kind, string Name)> present)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The names of the components that depend on that kind, directly or through others, in the catalogue's order.</summary>
    public IReadOnlyList<string> Of(string kind)
    {
        if (!_known.TryGetValue(kind, out IReadOnlyList<string>? names))
        {
            _known[kind] = names = [.. ComponentCatalog.All
                .Where(candidate => DependsOn(candidate, kind))
                .SelectMany(candidate => present.Where(component => component.Kind == candidate.Name))
                .Select(component => component.Name)];
        }

        return names;
    }

    private static bool DependsOn(ComponentKind candidate, string kind) => candidate.DependsOn
        .Any(name => name == kind || (ComponentCatalog.Find(name) is { } needed && DependsOn(needed, kind)));
}
