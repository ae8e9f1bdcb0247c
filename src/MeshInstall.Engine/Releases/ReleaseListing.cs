using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>The Secrets of releases as they are, by their metadata.</summary>
internal sealed class ReleaseListing
{
    private readonly List<(ReleaseName Name, string Attempt)> _parts = [];
    private readonly List<ReleaseHeader> _headers = [];

    private ReleaseListing(string? revision) => Revision = revision;

    /// <summary>The revision; null for all.</summary>
    public string? Revision { get; }

    /// <summary>Whether there is nothing that was left half written or half deleted.</summary>
    public bool IsClean => !Unfinished.Any() && !Orphans.Any();

    /// <summary>The releases, newest first.</summary>
    public IReadOnlyList<ReleaseHeader> Releases { get; private set; } = [];

    /// <summary>The releases with the status that is stored, which may lag behind.</summary>
    public IEnumerable<ReleaseHeader> Stored => _headers.Where(header => !header.IsRecording);

    /// <summary>First Secrets whose further parts were never all written.</summary>
    public IEnumerable<ReleaseHeader> Unfinished => _headers.Where(header => header.IsRecording);

    /// <summary>The highest number that any Secret has, those on their way out included; 0 where there are none.</summary>
    public int Highest { get; private set; }

    /// <summary>Parts whose first Secret is gone.</summary>
    public IEnumerable<ReleaseName> Orphans =>
        _parts.Where(part => !_headers.Exists(header => header.Release.Number == part.Name.Number && header.Release.Revision == part.Name.Revision && header.Attempt == part.Attempt))
            .Select(part => part.Name);

    /// <summary>Lists them.</summary>
    /// <param name="client">The cluster.</param>
    /// <param name="cluster">Its name.</param>
    /// <param name="space">The namespace; null for all.</param>
    /// <param name="revision">The revision; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ReleaseListing> ReadAsync(IClusterClient client, string cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        string selector = $"{ReleaseKeys.ManagedBy}={ReleaseKeys.MeshInstall},{(revision is null ? ReleaseKeys.Revision : $"{ReleaseKeys.Revision}={revision}")}";
        ResourceQuery query = new(ReleaseKeys.Secrets, space, selector, "type=" + ReleaseKeys.SecretType) { MetadataOnly = true };
        ReleaseListing listing = new(revision);
        foreach (MeshMap secret in (await client.ListAsync(query, cancellationToken).ConfigureAwait(false)).Items)
        {
            listing.Add(secret, cluster);
        }

        listing.Releases = Current([.. NewestFirst(listing.Stored)]);
        return listing;
    }

    /// <summary>Within a stream the numbers decide, whatever the clock did meanwhile; between streams only the times can.</summary>
    private static IEnumerable<ReleaseHeader> NewestFirst(IEnumerable<ReleaseHeader> headers) => headers
        .GroupBy(header => (header.Release.Namespace, header.Release.Revision))
        .SelectMany(stream =>
        {
            DateTimeOffset latest = DateTimeOffset.MinValue;
            return stream.OrderBy(header => header.Release.Number).Select(header =>
            {
                latest = header.Release.StartedAt > latest ? header.Release.StartedAt : latest;
                return (Header: header, Since: latest);
            }).ToArray();
        })
        .OrderByDescending(entry => entry.Since)
        .ThenByDescending(entry => entry.Header.Release.Number)
        .Select(entry => entry.Header);

    /// <summary>
    /// A process that was killed between marking a release as deployed and its predecessor as superseded leaves two deployed ones, of which the
    /// newest counts.
    /// </summary>
    private static ReleaseHeader[] Current(ReleaseHeader[] headers)
    {
        Dictionary<(string, string), int> newest = headers
            .Where(header => header.Release.Status is MeshReleaseStatus.Deployed or MeshReleaseStatus.Uninstalled)
            .GroupBy(header => (header.Release.Namespace, header.Release.Revision))
            .ToDictionary(group => group.Key, group => group.Max(header => header.Release.Number));
        return Array.ConvertAll(headers, header => header.Release is { Status: MeshReleaseStatus.Deployed } release && release.Number < newest[(release.Namespace, release.Revision)]
            ? header with { Release = release with { Status = MeshReleaseStatus.Superseded } }
            : header);
    }

    private void Add(MeshMap secret, string cluster)
    {
        if (ReleaseName.Parse(secret.FindMap("metadata")?.FindText("name") ?? string.Empty) is not { } name)
        {
            return;
        }

        Highest = Math.Max(Highest, name.Number);
        if (secret.FindMap("metadata")!.Find("deletionTimestamp") is { IsNull: false })
        {
            return;
        }

        if (name.Part > 1)
        {
            _parts.Add((name, ReleaseSecret.AttemptOf(secret)));
        }
        else if (ReleaseHeader.Read(secret, cluster) is { } header)
        {
            _headers.Add(header);
        }
    }
}
