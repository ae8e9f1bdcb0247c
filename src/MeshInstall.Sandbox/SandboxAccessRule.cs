using System.IO.Enumeration;

namespace MeshInstall.Sandbox;

/// <summary>
/// Denies some requests, as missing rights do on a cluster with RBAC: they are answered with 403, and reviews tell so. Patterns may hold
/// <c>*</c> and <c>?</c>; a rule applies where all of them fit.
/// </summary>
public sealed record SandboxAccessRule
{
    /// <summary>A pattern of the verb, such as <c>patch</c>.</summary>
    public string Verb { get; init; } = "*";

    /// <summary>A pattern of the API group; empty for the core group.</summary>
    public string Group { get; init; } = "*";

    /// <summary>A pattern of the resource, such as <c>secrets</c> or <c>deployments/scale</c>.</summary>
    public string Resource { get; init; } = "*";

    /// <summary>A pattern of the namespace; empty for cluster-scoped objects and for all namespaces.</summary>
    public string Namespace { get; init; } = "*";

    /// <summary>A pattern of the object's name; empty where none is named.</summary>
    public string Name { get; init; } = "*";

    internal bool Matches(string verb, string group, string resource, string space, string name) =>
        Fits(Verb, verb) && Fits(Group, group) && Fits(Resource, resource) && Fits(Namespace, space) && Fits(Name, name);

    private static bool Fits(string pattern, string text) => text.Length == 0 ? pattern is "" or "*" : FileSystemName.MatchesSimpleExpression(pattern, text);
}
