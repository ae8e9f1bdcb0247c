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
        List<ComponentKind> sorted = new(kinds.Count);
        foreach (ComponentKind kind in kinds)
        {
            Visit(kind, byName, sorted, []);
        }

        return sorted;
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

    private static void Visit(ComponentKind kind, Dictionary<string, ComponentKind> byName, List<ComponentKind> sorted, List<string> trail)
    {
        if (sorted.Contains(kind))
        {
            return;
        }

        if (trail.Contains(kind.Name))
        {
            throw Invalid($"Components wait for each other: {string.Join(" -> ", [.. trail[trail.IndexOf(kind.Name)..], kind.Name])}.", kind.Name);
        }

        trail.Add(kind.Name);
        foreach (string dependency in kind.DependsOn)
        {
            Visit(
                byName.GetValueOrDefault(dependency)
                    ?? throw Invalid($"The component {kind.Name} waits for '{dependency}', and there is no such component.", kind.Name),
                byName,
                sorted,
                trail);
        }

        trail.RemoveAt(trail.Count - 1);
        sorted.Add(kind);
    }

    private static MeshException Invalid(string message, string target) => new(
        "ComponentGraphInvalid", MeshErrorKind.InvalidData, message, "Correct the component catalogue: every dependency exists, and none leads back.", target);
}
