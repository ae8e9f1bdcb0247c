using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Planning.Pruning;

/// <summary>What the releases in the namespace of a control plane say.</summary>
internal sealed class RecordedReleases
{
    private readonly ReleaseStream _stream;
    private Task<IReadOnlyList<(MeshRelease Release, IReadOnlyList<MeshManifest> Manifests)>>? _reading;
    private readonly IReadOnlyList<MeshRelease> _all;
    private readonly Func<MeshRelease, CancellationToken, Task<IReadOnlyList<MeshManifest>>> _read;

    /// <param name="stream">The stream that is planned for.</param>
    /// <param name="all">The releases of every revision.</param>
    /// <param name="read">Reads what a release installed.</param>
    public RecordedReleases(
        ReleaseStream stream, IReadOnlyList<MeshRelease> all, Func<MeshRelease, CancellationToken, Task<IReadOnlyList<MeshManifest>>> read)
    {
        _stream = stream;
        _all = [.. all.OrderByDescending(release => release.Number)];
        _read = read;
        Newest = OfStream().Select(release => release.Number).FirstOrDefault();
        Standing = [.. Standings(OfStream())];
    }

    /// <summary>The history that is recorded in the stream's namespace. Bodies are only read where they are asked for.</summary>
    /// <exception cref="MeshException">The failures of reading releases.</exception>
    public static async Task<RecordedReleases> OfAsync(ReleaseStore store, ReleaseStream stream, CancellationToken cancellationToken) => new(
        stream,
        await store.ListAsync(revision: null, cancellationToken).ConfigureAwait(false),
        async (release, token) => (await store.ReadAsync(release, token).ConfigureAwait(false)).Manifests);

    /// <summary>The number of the newest release of the stream; 0 where there is none.</summary>
    public int Newest { get; }

    /// <summary>
    /// The releases whose objects may be there, newest first: the last that was brought to its end, and every attempt after it. None once the installation
    /// was taken out.
    /// </summary>
    public IReadOnlyList<MeshRelease> Standing { get; }

    /// <summary>The releases whose records cannot be read any more.</summary>
    public List<MeshRelease> Unreadable { get; } = [];

    /// <summary>The manifests of the standing releases, newest first; read once.</summary>
    public Task<IReadOnlyList<(MeshRelease Release, IReadOnlyList<MeshManifest> Manifests)>> ReadStandingAsync(CancellationToken cancellationToken) =>
        _reading ??= ReadAllAsync(cancellationToken);

    private async Task<IReadOnlyList<(MeshRelease Release, IReadOnlyList<MeshManifest> Manifests)>> ReadAllAsync(CancellationToken cancellationToken)
    {
        List<(MeshRelease, IReadOnlyList<MeshManifest>)> read = [];
        foreach (MeshRelease release in Standing)
        {
            read.Add((release, await ReadAsync(release, cancellationToken).ConfigureAwait(false)));
        }

        return read;
    }

    /// <summary>The objects that other streams hold.</summary>
    public async Task<IReadOnlySet<ResourceKey>> ReadOthersAsync(CancellationToken cancellationToken)
    {
        HashSet<ResourceKey> keys = [];
        foreach (IGrouping<string, MeshRelease> other in _all.Where(release => release.Revision != _stream.Revision).GroupBy(release => release.Revision, StringComparer.Ordinal))
        {
            foreach (MeshRelease release in Standings([.. other]))
            {
                foreach (MeshManifest manifest in await ReadAsync(release, cancellationToken).ConfigureAwait(false))
                {
                    keys.UnionWith(manifest.Resources.SelectMany(resource => Keys(resource, manifest.Namespace)));
                }
            }
        }

        return keys;
    }

    /// <summary>A damaged record shall not keep anybody from installing; what only it names stays in the cluster.</summary>
    private async Task<IReadOnlyList<MeshManifest>> ReadAsync(MeshRelease release, CancellationToken cancellationToken)
    {
        try
        {
            return await _read(release, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId is "ReleaseInvalid" or "ReleaseNotFound")
        {
            Unreadable.Add(release);
            return [];
        }
    }

    /// <summary>Whether its kind has namespaces or not a record does not say; it is the one object or the other.</summary>
    internal static IEnumerable<ResourceKey> Keys(MeshResource resource, string space) => resource.Namespace is null
        ? [ResourceKey.Of(resource, space), ResourceKey.Of(resource, string.Empty)]
        : [ResourceKey.Of(resource, space)];

    private List<MeshRelease> OfStream() => [.. _all.Where(release => release.Revision == _stream.Revision)];

    private static IEnumerable<MeshRelease> Standings(List<MeshRelease> newestFirst)
    {
        foreach (MeshRelease release in newestFirst)
        {
            if (release.Status == MeshReleaseStatus.Uninstalled)
            {
                yield break;
            }

            if (release.Status != MeshReleaseStatus.Superseded)
            {
                yield return release;
            }

            if (release.Status is MeshReleaseStatus.Deployed)
            {
                yield break;
            }
        }
    }
}
