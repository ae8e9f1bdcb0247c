using System.Globalization;

namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>Which pods of a workload say why it is not ready.</summary>
internal static class WorkloadPods
{
    private const string RevisionAnnotation = "deployment.kubernetes.io/revision";

    /// <summary>The newest ReplicaSet that the Deployment owns; null where it owns none.</summary>
    public static MeshMap? Newest(MeshMap deployment, IEnumerable<MeshMap> sets) => sets
        .Where(set => IsOwnedBy(set, deployment))
        .OrderByDescending(set => long.TryParse(
            set.Metadata().FindMap("annotations")?.FindText(RevisionAnnotation), NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision : 0)
        .ThenByDescending(Created, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The pods that are not ready: first those of the newest ReplicaSet, among them those that failed, then the newest.</summary>
    public static IReadOnlyList<MeshMap> Unready(IEnumerable<MeshMap> pods, MeshMap? newest = null) =>
    [
        .. pods
            .Select(pod => (Pod: pod, ReadinessRules.Evaluate(pod).Health))
            .Where(entry => entry.Health != MeshHealth.Ready)
            .OrderByDescending(entry => newest is not null && IsOwnedBy(entry.Pod, newest))
            .ThenByDescending(entry => entry.Health == MeshHealth.Failed)
            .ThenByDescending(entry => Created(entry.Pod), StringComparer.Ordinal)
            .Select(entry => entry.Pod),
    ];

    private static bool IsOwnedBy(MeshMap item, MeshMap owner) =>
        owner.Metadata().FindText("uid") is { Length: > 0 } uid && item.Metadata().Maps("ownerReferences").Any(reference => reference.FindText("uid") == uid);

    private static string? Created(MeshMap item) => item.Metadata().FindText("creationTimestamp");
}
