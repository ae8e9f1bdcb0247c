namespace MeshInstall.Engine.Rendering;

/// <summary>
/// Variables of containers. Charts add the user's variables to their own; where both set one, the API refuses the object, so only the last is
/// kept, which is also the one that would count.
/// </summary>
internal static class ContainerEnvironment
{
    private static readonly string[] Lists = ["initContainers", "containers"];

    /// <summary>The workload with each variable once in each container; other objects as they are.</summary>
    public static MeshResource WithoutDuplicates(MeshResource resource)
    {
        MeshMap? spec = resource.Body.FindMap("spec");
        MeshMap? template = spec?.FindMap("template");
        if (template?.FindMap("spec") is not { } pod)
        {
            return resource;
        }

        MeshMap cleaned = Lists.Aggregate(pod, (current, list) => current.FindList(list) is { } containers
            ? current.With(list, new MeshList(containers.Select(Clean)))
            : current);
        return cleaned.Equals(pod) ? resource : new MeshResource(resource.Body.With("spec", spec!.With("template", template.With("spec", cleaned))));
    }

    private static MeshNode Clean(MeshNode node)
    {
        if (node is not MeshMap container || container.FindList("env") is not { } variables)
        {
            return node;
        }

        MeshNode[] once = [.. variables.Reverse().DistinctBy(variable => (variable as MeshMap)?.FindText("name")).Reverse()];
        return once.Length == variables.Count ? node : container.With("env", new MeshList(once));
    }
}
