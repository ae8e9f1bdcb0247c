using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering;

/// <summary>The order of components: each after everything it depends on.</summary>
public static class ComponentGraph
{
    /// <summary>The kinds in an order in which each follows what it depends on; otherwise they keep their order.</summary>
    /// <exception cref="MeshException">Kinds wait for each other, or for one that does not exist (<c>ComponentGraphInvalid</c>).</exception>
    public static IReadOnlyList<ComponentKind> Sort(IReadOnlyList<ComponentKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        Dictionary<string, ComponentKind> byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        return DependencyOrder.Sort(kinds, Needed, circle => Invalid(
            $"Components wait for each other: {string.Join(" -> ", circle.Select(kind => kind.Name))}.", circle[0].Name));

        IEnumerable<ComponentKind> Needed(ComponentKind kind) => kind.DependsOn.Select(name => byName.GetValueOrDefault(name)
            ?? throw Invalid($"The component {kind.Name} waits for '{name}', and there is no such component.", kind.Name));
    }

    /// <summary>The names of the kinds among <paramref name="present"/> that <paramref name="kind"/> waits for; through a kind that is not present, those it waits for.</summary>
    public static IReadOnlyList<string> PresentDependencies(ComponentKind kind, IReadOnlySet<string> present)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(present);
        return [.. kind.DependsOn
            .SelectMany(name => present.Contains(name) || ComponentCatalog.Find(name) is not { } missing ? [name] : PresentDependencies(missing, present))
            .Where(present.Contains)
            .Distinct()];
    }

    private static MeshException Invalid(string message, string target) => new(
        "ComponentGraphInvalid", MeshErrorKind.InvalidData, message, "Correct the component catalogue: every dependency exists, and none leads back.", target);
}
