namespace MeshInstall.Engine.Inspecting;

/// <summary>Namespaces and workloads that a revision serves.</summary>
/// <param name="Namespaces">The namespaces whose labels ask for the revision, each with the label.</param>
/// <param name="Pods">The pods that have a proxy of the revision, as <c>namespace/name</c>; gateways of the installation itself are left out.</param>
internal sealed record RevisionUse(IReadOnlyList<string> Namespaces, IReadOnlyList<string> Pods)
{
    private const int MaxNamed = 30;

    /// <summary>Whether nothing uses it.</summary>
    public bool IsEmpty => Namespaces.Count == 0 && Pods.Count == 0;

    /// <summary>A sentence for the namespaces and one for the pods; none where there are none.</summary>
    public IEnumerable<string> Describe()
    {
        if (Namespaces.Count > 0)
        {
            yield return $"{Count(Namespaces.Count, "namespace asks", "namespaces ask")} for it: {List(Namespaces)}.";
        }

        if (Pods.Count > 0)
        {
            yield return $"{Count(Pods.Count, "pod has its proxy", "pods have its proxies")}: {List(Pods)}.";
        }
    }

    private static string Count(int count, string one, string many) => count == 1 ? $"One {one}" : $"{count} {many}";

    private static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MaxNamed)) + (names.Count > MaxNamed ? $" and {names.Count - MaxNamed} more" : string.Empty);
}
