namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>What is waited for together.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="HasService">
/// Whether a Service, by namespace and name, is part of it. A webhook whose Service is not is judged on its own: the component that brings the
/// Service may be waiting for this one.
/// </param>
internal sealed record WaitScope(string Name, Func<string, string, bool> HasService)
{
    /// <summary>The scope of a component that is being installed.</summary>
    public static WaitScope Of(MeshManifest manifest) => new(manifest.Name, Holds(manifest.Resources
        .Where(resource => resource.Kind == "Service" && resource.ApiVersion == "v1")
        .Select(resource => (resource.Namespace ?? manifest.Namespace, resource.Name))));

    /// <summary>The scope of objects that are in a cluster.</summary>
    public static WaitScope Of(string name, IEnumerable<MeshMap> objects) => new(name, Holds(objects
        .Where(item => item.FindText("kind") == "Service" && item.FindText("apiVersion") == "v1")
        .Select(item => (item.Namespace() ?? string.Empty, item.Name()))));

    /// <summary>The objects that must be looked at to judge this one; none where it is judged on its own.</summary>
    public IReadOnlyList<RelatedQuery> RelatedTo(MeshMap item)
    {
        IReadOnlyList<RelatedQuery> queries = ReadinessRules.RelatedTo(item);
        return queries.All(query => HasService(query.Namespace, query.Service)) ? queries : [];
    }

    private static Func<string, string, bool> Holds(IEnumerable<(string, string)> services)
    {
        HashSet<(string, string)> all = [.. services];
        return (space, name) => all.Contains((space, name));
    }
}
