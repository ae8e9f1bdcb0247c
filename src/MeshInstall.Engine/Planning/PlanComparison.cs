namespace MeshInstall.Engine.Planning;

/// <summary>Names what differs between two plans, such as one that was agreed to and one that is made when it is to be carried out.</summary>
public static class PlanComparison
{
    /// <summary>What the later plan does otherwise than the earlier one, a line each; none where both do the same.</summary>
    public static IReadOnlyList<string> Differences(MeshPlan earlier, MeshPlan later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        List<string> differences = [];
        Compare("It is for", earlier.Cluster, later.Cluster);
        Compare("It is to", earlier.Operation, later.Operation);
        Compare("The namespace of the control plane is", earlier.Namespace, later.Namespace);
        Compare("The revision is", earlier.Revision, later.Revision);
        Compare("Whether other components stay as they are is", earlier.IsPartial, later.IsPartial);
        if (earlier.BaseRelease != later.BaseRelease)
        {
            differences.Add($"Release {later.BaseRelease} was made since; the plan stands on release {earlier.BaseRelease}");
        }

        Dictionary<ResourceKey, MeshChange> before = ByKey(earlier);
        Dictionary<ResourceKey, MeshChange> after = ByKey(later);
        foreach (ResourceKey key in before.Keys.Union(after.Keys))
        {
            differences.AddRange(Of(before.GetValueOrDefault(key), after.GetValueOrDefault(key)));
        }

        return differences.Count == 0 && earlier.Fingerprint != later.Fingerprint ? ["The order of the changes"] : differences;

        void Compare<T>(string what, T was, T now)
        {
            if (!EqualityComparer<T>.Default.Equals(was, now))
            {
                differences.Add($"{what} {now}, not {was}");
            }
        }
    }

    private static IEnumerable<string> Of(MeshChange? before, MeshChange? after)
    {
        MeshResource resource = (after ?? before)!.Wanted;
        MeshAction was = before?.Action ?? MeshAction.Unchanged;
        MeshAction now = after?.Action ?? MeshAction.Unchanged;
        if (was != now)
        {
            yield return $"{resource}: {now}, not {was}";
            yield break;
        }

        if (before is null || after is null || now is MeshAction.Unchanged or MeshAction.Delete)
        {
            yield break;
        }

        if (!before.Wanted.Body.Equals(after.Wanted.Body))
        {
            yield return $"{resource}: another object is wanted";
        }

        if (before.AdoptedFrom != after.AdoptedFrom)
        {
            yield return $"{resource}: {(after.AdoptedFrom.Length == 0 ? "it is not taken over any more" : $"it is taken over from {after.AdoptedFrom}")}";
        }

        string[] told = [.. Texts(before)];
        foreach (string text in Texts(after).Except(told, StringComparer.Ordinal))
        {
            yield return $"{resource}: {text}";
        }

        foreach (string text in told.Except(Texts(after), StringComparer.Ordinal))
        {
            yield return $"{resource}: no longer {text}";
        }
    }

    private static IEnumerable<string> Texts(MeshChange change) =>
        change.Fields.Select(field => field.ToString()).Concat(change.Conflicts.Select(conflict => conflict.ToString()));

    private static Dictionary<ResourceKey, MeshChange> ByKey(MeshPlan plan)
    {
        Dictionary<ResourceKey, MeshChange> byKey = [];
        foreach (MeshChange change in plan.Changes)
        {
            byKey[ResourceKey.Of(change.Wanted, string.Empty)] = change;
        }

        return byKey;
    }
}
