using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking;

/// <summary>What an installation has to be allowed to do.</summary>
internal static class NeededAccess
{
    private static readonly string[] ForObjects = ["get", "list", "watch", "create", "patch", "delete"];
    private static readonly string[] ForNamespaces = ["get", "list", "watch", "create", "patch"];
    private static readonly string[] ForRecords = ["get", "list", "create", "update", "delete"];
    private static readonly string[] ForLeases = ["get", "create", "update", "delete"];

    /// <summary>What it cannot do without.</summary>
    public static async Task<IReadOnlyList<AccessQuestion>> RequiredAsync(CheckContext context, CancellationToken cancellationToken)
    {
        List<AccessQuestion> questions = [];
        foreach (IGrouping<(string ApiVersion, string Kind), (MeshResource Resource, string Space)> kind in context.Wanted
            .GroupBy(item => (item.Resource.ApiVersion, item.Resource.Kind)))
        {
            (string group, string plural, bool isNamespaced) = await ResourceAsync(context, kind.First().Resource, cancellationToken).ConfigureAwait(false);
            string?[] spaces = isNamespaced ? [.. kind.Select(item => item.Space).Distinct(StringComparer.Ordinal)] : [null];
            string[] verbs = kind.Key.Kind == "Namespace" && group.Length == 0 ? ForNamespaces : ForObjects;
            questions.AddRange(spaces.SelectMany(space => verbs.Select(verb => new AccessQuestion(verb, group, plural, space))));
        }

        if (context.ControlPlane is { } controlPlane)
        {
            questions.AddRange(ForRecords.Select(verb => new AccessQuestion(verb, string.Empty, "secrets", controlPlane.Namespace)));
            questions.AddRange(ForLeases.Select(verb => new AccessQuestion(verb, "coordination.k8s.io", "leases", controlPlane.Namespace)));
        }

        return [.. questions.Distinct()];
    }

    /// <summary>What it does better with: to say why something is not ready.</summary>
    public static IReadOnlyList<AccessQuestion> Advised(CheckContext context) =>
        [.. context.Manifests.Select(manifest => manifest.Namespace).Distinct(StringComparer.Ordinal)
            .SelectMany(space => new[] { new AccessQuestion("list", string.Empty, "pods", space), new AccessQuestion("list", string.Empty, "events", space) })];

    private static async Task<(string Group, string Plural, bool IsNamespaced)> ResourceAsync(
        CheckContext context, MeshResource resource, CancellationToken cancellationToken)
    {
        if (await context.Client.DiscoverAsync(resource.ApiVersion, resource.Kind, cancellationToken).ConfigureAwait(false) is { } mapping)
        {
            return (mapping.Group, mapping.Plural, mapping.Namespaced);
        }

        // The kind comes with the installation itself.
        MeshMap? definition = context.Wanted
            .Select(item => item.Resource)
            .Where(item => item.Kind == "CustomResourceDefinition")
            .Select(item => item.Body.Spec())
            .FirstOrDefault(spec => spec.FindText("group") == resource.Group && spec.FindMap("names")?.FindText("kind") == resource.Kind);
        return (
            resource.Group,
            definition?.FindMap("names")?.FindText("plural") ?? resource.Kind.ToLowerInvariant() + "s",
            definition is null ? resource.Namespace is not null : definition.FindText("scope") == "Namespaced");
    }
}
