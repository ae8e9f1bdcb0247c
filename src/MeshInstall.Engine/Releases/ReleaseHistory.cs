using System.Runtime.CompilerServices;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>The releases that a cluster has recorded.</summary>
public static class ReleaseHistory
{
    /// <summary>The releases of a filter, newest first.</summary>
    /// <exception cref="MeshException">
    /// <c>RevisionInvalid</c>, <c>ReleaseNotFound</c> for a number that no revision has, <c>ReleaseInvalid</c>; and the failures of every call.
    /// </exception>
    public static async IAsyncEnumerable<MeshRelease> GetAsync(
        ClusterConnection cluster, ReleaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(filter);
        string? revision = filter.Revision is null ? null : ReleaseName.RevisionOf(filter.Revision);
        ReleaseListing listing = await ReleaseListing.ReadAsync(cluster.Client, cluster.Name, filter.Namespace, revision, cancellationToken).ConfigureAwait(false);
        IEnumerable<MeshRelease> releases = listing.Releases.Select(header => header.Release);
        if (filter.Numbers.Except(releases.Select(release => release.Number)).Cast<int?>().FirstOrDefault() is { } unknown)
        {
            throw Unknown(unknown, filter);
        }

        IEnumerable<MeshRelease> wanted = releases
            .Where(release => filter.Numbers.Count == 0 || filter.Numbers.Contains(release.Number))
            .Where(release => !filter.Latest || !releases.Any(other => other.Namespace == release.Namespace && other.Revision == release.Revision && other.Number > release.Number));
        foreach (MeshRelease release in wanted)
        {
            yield return filter.IncludeContents ? await WithContentsAsync(cluster, release, filter.Profiles, cancellationToken).ConfigureAwait(false) : release;
        }
    }

    private static async Task<MeshRelease> WithContentsAsync(
        ClusterConnection cluster, MeshRelease release, IMeshConfigResolver? profiles, CancellationToken cancellationToken)
    {
        ReleaseStore store = new(cluster.Client, cluster.Name, release.Namespace) { Profiles = profiles };
        ReleaseRecord record = await store.ReadAsync(release, cancellationToken).ConfigureAwait(false);
        return release with { Config = record.Config, Manifests = record.Manifests };
    }

    private static MeshException Unknown(int number, ReleaseFilter filter)
    {
        string who = filter.Revision is null ? "No revision has a" : $"Revision {filter.Revision} has no";
        string place = filter.Namespace is null ? "the cluster" : $"namespace {filter.Namespace}";
        return new MeshException(
            "ReleaseNotFound",
            MeshErrorKind.NotFound,
            $"{who} release {number} in {place}.",
            "List the releases that are there with Get-MeshRelease.",
            number);
    }
}
