using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds the releases that a user means.</summary>
internal static class RecordedStream
{
    /// <summary>The releases of the one revision that fits, newest first.</summary>
    /// <exception cref="MeshException">ReleaseNotFound, ReleaseAmbiguous; and the failures of every call.</exception>
    public static async Task<IReadOnlyList<MeshRelease>> FindAsync(
        IClusterClient client, string cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        ReleaseListing listing = await ReleaseListing.ReadAsync(client, cluster, space, revision, cancellationToken).ConfigureAwait(false);
        List<IGrouping<(string Namespace, string Revision), MeshRelease>> streams =
            [.. listing.Releases.Select(header => header.Release).GroupBy(release => (release.Namespace, release.Revision))];
        return streams.Count switch
        {
            1 => [.. streams[0].OrderByDescending(release => release.Number)],
            0 => throw new MeshException(
                "ReleaseNotFound",
                MeshErrorKind.NotFound,
                $"No release{(revision is null ? string.Empty : $" of {revision}")} is recorded {(space is null ? $"on {cluster}" : $"in {space} on {cluster}")}.",
                "Install-Mesh records what it installs, and takes over what other tools installed.",
                revision ?? cluster),
            _ => throw new MeshException(
                "ReleaseAmbiguous",
                MeshErrorKind.InvalidArgument,
                $"Several installations are recorded on {cluster}: {string.Join(", ", streams.Select(stream => $"{stream.Key.Revision} in {stream.Key.Namespace}"))}.",
                "Name the one that is meant by its revision, and its namespace.",
                cluster),
        };
    }
}
