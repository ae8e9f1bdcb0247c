using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Repositories;

/// <summary>
/// Fetches charts from wherever they are: folders and files, web servers, Helm repositories, OCI registries. Contents are held against their digests and
/// kept in a cache, from which an exact version or a digest can be had again while the server cannot be reached. One fetcher may serve many calls at once.
/// </summary>
public sealed class ChartFetcher : IDisposable
{
    private readonly ChartFetchOptions _options;
    private readonly ChartHttp _http;
    private readonly RepositorySource _repositories;
    private readonly RegistrySource _registries;

    /// <summary>A fetcher.</summary>
    /// <param name="options">How to fetch; the default options without it.</param>
    /// <exception cref="ChartException"><c>ChartFileUnreadable</c>: the file of authorities cannot be read.</exception>
    public ChartFetcher(ChartFetchOptions? options = null)
    {
        _options = options ?? new ChartFetchOptions();
        _http = new ChartHttp(_options);
        ChartCache cache = new(_options);
        StoredLogins logins = new(_options);
        _repositories = new RepositorySource(new WebResources(_http, cache), cache, _options, logins);
        _registries = new RegistrySource(_http, cache, _options, logins);
    }

    /// <summary>Fetches and loads a chart.</summary>
    /// <param name="reference">Where it is.</param>
    /// <param name="version">
    /// The version, or a range of versions of which the highest is taken; null for the highest that is no pre-release. A folder, a file or the address of
    /// a packed chart has one version only, which must fit.
    /// </param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="ChartException">
    /// The errors of <see cref="ChartLoader"/>, and <c>ChartReferenceInvalid</c>, <c>ChartVersionInvalid</c>, <c>ChartVersionNotFound</c>,
    /// <c>ChartRepositoryUnreachable</c>, <c>ChartRepositoryInvalid</c>, <c>ChartRepositoryDenied</c>, <c>ChartRepositoryInsecure</c>,
    /// <c>ChartRepositoryTlsFailed</c>, <c>ChartRegistryDenied</c>, <c>ChartDigestMismatch</c>.
    /// </exception>
    public async Task<FetchedChart> FetchAsync(ChartReference reference, string? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        string wanted = version?.Trim() ?? string.Empty;
        return reference.Kind switch
        {
            ChartReferenceKind.Folder or ChartReferenceKind.File => await FromDiskAsync(reference, wanted, cancellationToken).ConfigureAwait(false),
            ChartReferenceKind.Registry => await FromRegistryAsync(reference, wanted, cancellationToken).ConfigureAwait(false),
            ChartReferenceKind.ArchiveUrl => await FromAddressAsync(reference, wanted, cancellationToken).ConfigureAwait(false),
            _ => await FromRepositoryAsync(reference, wanted, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<FetchedChart> FromDiskAsync(ChartReference reference, string wanted, CancellationToken cancellationToken)
    {
        if (reference.Kind == ChartReferenceKind.Folder)
        {
            Chart chart = await ChartLoader.LoadAsync(reference.Path, _options.Limits, cancellationToken).ConfigureAwait(false);
            return RequireVersion(new FetchedChart(chart, reference.Path, chart.Metadata.Version, string.Empty), wanted);
        }

        if (!File.Exists(reference.Path))
        {
            throw ChartErrors.NotFound(reference.Path);
        }

        byte[] packed = await BoundedFile.ReadAsync(reference.Path, _options.Limits.MaxArchiveBytes, cancellationToken).ConfigureAwait(false);
        return RequireVersion(await LoadAsync(packed, reference.Path, Sha256.Of(packed), cancellationToken).ConfigureAwait(false), wanted);
    }

    private async Task<FetchedChart> FromAddressAsync(ChartReference reference, string wanted, CancellationToken cancellationToken)
    {
        byte[] packed = await _repositories.GetAsync(reference, reference.Url!, cancellationToken).ConfigureAwait(false);
        return RequireVersion(await LoadAsync(packed, SafeUrl.Show(reference.Url!), Sha256.Of(packed), cancellationToken).ConfigureAwait(false), wanted);
    }

    private async Task<FetchedChart> FromRepositoryAsync(ChartReference reference, string wanted, CancellationToken cancellationToken)
    {
        (IndexEntry entry, Uri? address) = await _repositories.FindAsync(reference, wanted, cancellationToken).ConfigureAwait(false);
        if (address is null)
        {
            ChartReference stored = RegistryReference.Parse(entry.Address) with { IsNamedByUser = false };
            return await FromRegistryAsync(stored, stored.Tag.Length > 0 ? string.Empty : entry.Version, cancellationToken).ConfigureAwait(false);
        }

        byte[] packed = await _repositories.FetchAsync(reference, entry, address, cancellationToken).ConfigureAwait(false);
        return await LoadAsync(packed, SafeUrl.Show(address), Sha256.Of(packed), cancellationToken).ConfigureAwait(false);
    }

    private async Task<FetchedChart> FromRegistryAsync(ChartReference reference, string wanted, CancellationToken cancellationToken)
    {
        (byte[] packed, string source, string digest) = await _registries.FetchAsync(reference, wanted, cancellationToken).ConfigureAwait(false);
        FetchedChart fetched = await LoadAsync(packed, source, digest, cancellationToken).ConfigureAwait(false);
        return reference.Digest.Length > 0 ? RequireVersion(fetched, wanted.Length > 0 ? wanted : reference.Tag) : fetched;
    }

    private async Task<FetchedChart> LoadAsync(byte[] packed, string source, string digest, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new(packed, writable: false);
        Chart chart = await ChartLoader.LoadArchiveAsync(stream, source, _options.Limits, cancellationToken).ConfigureAwait(false);
        return new FetchedChart(chart, source, chart.Metadata.Version, digest);
    }

    private static FetchedChart RequireVersion(FetchedChart fetched, string wanted) =>
        wanted.Length == 0 || VersionSelection.Pick([fetched.Version], wanted) is not null ? fetched
        : throw RepositoryErrors.VersionMissing(fetched.Chart.Metadata.Name, wanted, fetched.Source, [fetched.Version]);
}
