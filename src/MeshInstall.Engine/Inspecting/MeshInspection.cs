namespace MeshInstall.Engine.Inspecting;

/// <summary>What a look at a cluster found.</summary>
/// <param name="Statuses">The installed revisions.</param>
/// <param name="Unseen">The kinds, in the plural, that the caller may not list, so that objects of theirs do not count in what is found.</param>
public sealed record MeshInspection(IReadOnlyList<MeshStatus> Statuses, IReadOnlyList<string> Unseen)
{
    /// <summary>What to tell of it, in one sentence or two; null where everything was seen.</summary>
    public string? Warning => Unseen.Count == 0 ? null
        : $"Status and components go by what you may list, which leaves out {string.Join(", ", Unseen)}. Test-MeshCluster names the permissions that are missing.";
}
