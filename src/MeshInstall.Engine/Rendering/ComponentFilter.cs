using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering;

/// <summary>Picks the components that were asked for by name.</summary>
internal static class ComponentFilter
{
    /// <summary>Those of <paramref name="enabled"/> whose kind or own name is among <paramref name="names"/>; all of them where there are no names.</summary>
    /// <exception cref="MeshException">A name belongs to no component, or to one that is not on (<c>ComponentNotFound</c>).</exception>
    public static IEnumerable<ComponentInstance> Apply(IReadOnlyList<ComponentInstance> enabled, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!enabled.Any(component => Is(component, name)))
            {
                throw NotFound(enabled, name);
            }
        }

        return names.Count == 0 ? enabled : enabled.Where(component => names.Any(name => Is(component, name)));
    }

    private static bool Is(ComponentInstance component, string name) =>
        string.Equals(component.Kind.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(component.Name, name, StringComparison.Ordinal);

    private static MeshException NotFound(IReadOnlyList<ComponentInstance> enabled, string name)
    {
        string on = enabled.Count == 0 ? "none" : string.Join(", ", enabled.Select(component => component.Name).Distinct());
        ComponentKind? kind = ComponentCatalog.Find(name);
        return new MeshException(
            "ComponentNotFound",
            MeshErrorKind.NotFound,
            kind is null ? $"There is no component '{name}'." : $"The component {kind.Name} is not turned on by this configuration.",
            kind is null
                ? $"Known components: {string.Join(", ", ComponentCatalog.All.Select(known => known.Name))}; turned on by this configuration: {on}."
                : $"Turn it on in spec.components.{kind.SpecField}; turned on now: {on}.",
            name);
    }
}
