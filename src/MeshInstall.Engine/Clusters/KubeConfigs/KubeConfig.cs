namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>A kubeconfig, of one file or merged.</summary>
/// <param name="CurrentContext">The context to take where none is named; null for none.</param>
/// <param name="Clusters">The clusters.</param>
/// <param name="Contexts">The contexts.</param>
/// <param name="Users">The users.</param>
internal sealed record KubeConfig(
    string? CurrentContext, IReadOnlyList<KubeConfigEntry> Clusters, IReadOnlyList<KubeConfigEntry> Contexts, IReadOnlyList<KubeConfigEntry> Users)
{
    public static KubeConfig Empty { get; } = new(null, [], [], []);

    /// <summary>Both in one; of two entries with one name only the first counts, with all it says and leaves out.</summary>
    public KubeConfig Then(KubeConfig next) => new(
        string.IsNullOrEmpty(CurrentContext) ? next.CurrentContext : CurrentContext,
        Merged(Clusters, next.Clusters),
        Merged(Contexts, next.Contexts),
        Merged(Users, next.Users));

    private static List<KubeConfigEntry> Merged(IReadOnlyList<KubeConfigEntry> first, IReadOnlyList<KubeConfigEntry> next) =>
        [.. first.Concat(next).DistinctBy(entry => entry.Name, StringComparer.Ordinal)];
}
