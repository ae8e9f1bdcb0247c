namespace MeshInstall.Engine.Planning.Adoption;

/// <summary>What to know before objects are taken over from tools that would want them back.</summary>
internal static class AdoptionWarnings
{
    public static IEnumerable<string> Of(IReadOnlyList<MeshChange> changes)
    {
        foreach (IGrouping<string, MeshChange> tool in changes.Where(change => change.AdoptedFrom.Length > 0).GroupBy(change => change.AdoptedFrom, StringComparer.Ordinal))
        {
            if (FieldManagers.IsReconciler(tool.Key))
            {
                yield return $"{tool.Count()} objects are taken over from {tool.Key}, which would put back what it wants: take the installation out of its hands first.";
            }
            else if (tool.Key == FieldManagers.Helm)
            {
                yield return $"{tool.Count()} objects are taken over from Helm, whose record of its release stays: do not run helm uninstall on it, which would delete them.";
            }
        }
    }
}
