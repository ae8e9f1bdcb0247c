namespace MeshInstall.Engine.Applying;

/// <summary>Which component waits for which.</summary>
internal static class ComponentGraph
{
    /// <summary>For each manifest, the manifests that it needs and that are part of this installation.</summary>
    /// <exception cref="MeshException">DependencyCycle.</exception>
    public static IReadOnlyDictionary<MeshManifest, IReadOnlyList<MeshManifest>> Of(IReadOnlyList<MeshManifest> manifests)
    {
        Dictionary<MeshManifest, IReadOnlyList<MeshManifest>> needs = manifests.ToDictionary(
            manifest => manifest,
            manifest => (IReadOnlyList<MeshManifest>)[.. manifests.Where(other => manifest.DependsOn.Contains(other.Component, StringComparer.Ordinal))]);
        HashSet<MeshManifest> done = [];
        foreach (MeshManifest manifest in manifests)
        {
            Visit(manifest, needs, done, []);
        }

        return needs;
    }

    private static void Visit(
        MeshManifest manifest, Dictionary<MeshManifest, IReadOnlyList<MeshManifest>> needs, HashSet<MeshManifest> done, List<MeshManifest> path)
    {
        if (path.Contains(manifest))
        {
            string cycle = string.Join(" -> ", path.SkipWhile(step => step != manifest).Append(manifest).Select(step => step.Name));
            throw new MeshException(
                "DependencyCycle",
                MeshErrorKind.InvalidData,
                $"The components need each other in a circle: {cycle}.",
                "Correct the DependsOn of the manifests.",
                manifest.Name);
        }

        if (!done.Contains(manifest))
        {
            path.Add(manifest);
            foreach (MeshManifest needed in needs[manifest])
            {
                Visit(needed, needs, done, path);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(manifest);
        }
    }
}
