namespace MeshInstall.Charts.Repositories;

/// <summary>Gets packed charts from Helm repositories and from plain addresses.</summary>
internal sealed class RepositorySource(WebResources web, ChartCache cache, ChartFetchOptions options, StoredLogins logins)
{
    private static readonly string[] PackedTypes = ["application/gzip", "application/octet-stream", "*/*"];

    /// <summary>The entry of the chart in the repository's index.</summary>
    public async Task<(IndexEntry Entry, Uri? Address)> FindAsync(ChartReference reference, string version, CancellationToken cancellationToken)
    {
        if (reference.ChartName.Length == 0)
        {
            throw RepositoryErrors.InvalidReference(reference.Text, "it is a repository, and says no chart; write the chart's name behind a '#'");
        }

        Uri repository = Folder(reference.Url!);
        Uri url = new UriBuilder(new Uri(repository, "index.yaml")) { Query = repository.Query }.Uri;
        ServerLogin? login = await LoginAsync(reference, repository, cancellationToken).ConfigureAwait(false);
        ChartRequest request = new(url, options.MaxIndexBytes) { Authorization = login?.ToBasic(), Account = login?.User ?? string.Empty };
        (ChartResponse? response, byte[]? content) = await web.GetAsync(request, VersionSelection.IsExact(version), cancellationToken).ConfigureAwait(false);
        IndexEntry entry = RepositoryIndex.Read(content ?? throw Missing(response!, url, login), url).Find(reference.ChartName, version);
        return (entry, Address(repository, entry.Address));
    }

    /// <summary>The packed chart of an index.</summary>
    public async Task<byte[]> FetchAsync(ChartReference reference, IndexEntry entry, Uri address, CancellationToken cancellationToken)
    {
        if (entry.Digest.Length > 0 && await cache.FindAsync(entry.Digest, options.Limits.MaxArchiveBytes, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            return cached;
        }

        byte[] packed = await GetAsync(reference, address, cancellationToken).ConfigureAwait(false);
        string digest = Sha256.Of(packed);
        return entry.Digest.Length == 0 || entry.Digest == digest ? packed : throw RepositoryErrors.DigestMismatch(SafeUrl.Show(address), entry.Digest, digest);
    }

    /// <summary>The packed chart at an address; the credential goes along only to the server of the reference.</summary>
    public async Task<byte[]> GetAsync(ChartReference reference, Uri address, CancellationToken cancellationToken)
    {
        Uri repository = reference.Kind == ChartReferenceKind.Repository ? Folder(reference.Url!) : reference.Url!;
        ServerLogin? login = SafeUrl.IsSameServer(address, repository) ? await LoginAsync(reference, repository, cancellationToken).ConfigureAwait(false) : null;
        ChartRequest request = new(address, options.Limits.MaxArchiveBytes)
        {
            From = address == reference.Url ? null : repository, Accept = PackedTypes, Authorization = login?.ToBasic(), Account = login?.User ?? string.Empty,
        };
        (ChartResponse? response, byte[]? content) = await web.GetAsync(request, useCachedOffline: true, cancellationToken).ConfigureAwait(false);
        return content ?? throw Missing(response!, address, login);
    }

    private static ChartException Missing(ChartResponse response, Uri url, ServerLogin? login) =>
        response.IsDenied ? RepositoryErrors.Denied(url, isRegistry: false, isKnown: login is not null)
        : (int)response.Status is >= 500 or 429 ? RepositoryErrors.Unreachable(url, response.Reason)
        : RepositoryErrors.Invalid(url, response.Reason);

    private static Uri Folder(Uri url) => url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;

    /// <summary>The absolute address; a relative one keeps the repository's query, which may be what grants access. Null for a registry.</summary>
    private static Uri? Address(Uri repository, string written)
    {
        if (written.StartsWith(RegistryReference.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!Uri.TryCreate(repository, written, out Uri? address) || address.Scheme is not ("https" or "http"))
        {
            throw RepositoryErrors.Invalid(repository, "its index.yaml gives an address that is none");
        }

        bool isRelative = !written.Contains("://", StringComparison.Ordinal);
        return SafeUrl.WithoutSecrets(isRelative && repository.Query.Length > 0 ? new UriBuilder(address) { Query = repository.Query }.Uri : address);
    }

    private async Task<ServerLogin?> LoginAsync(ChartReference reference, Uri repository, CancellationToken cancellationToken) =>
        ServerLogin.From(options.Credential ?? reference.Credential)
        ?? (options.UseStoredCredentials ? await logins.FindForRepositoryAsync(repository, cancellationToken).ConfigureAwait(false) : null);
}
