using System.Text.Json;
using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Repositories;

/// <summary>Gets packed charts out of OCI registries. Every content is held against its digest.</summary>
internal sealed class RegistrySource(ChartHttp http, ChartCache cache, ChartFetchOptions options, StoredLogins logins)
{
    private const long MaxManifestBytes = 4 * 1024 * 1024;
    private const long MaxTagBytes = 16 * 1024 * 1024;
    private const int MostTagPages = 200;
    private const int MostManifests = 20;

    /// <summary>The packed chart and the digest of its manifest.</summary>
    public async Task<(byte[] Packed, string Source, string Digest)> FetchAsync(ChartReference reference, string version, CancellationToken cancellationToken)
    {
        if (reference.Tag.Length > 0 && version.Length > 0 && reference.Tag != version)
        {
            throw RepositoryErrors.InvalidReference(reference.Text, $"it names '{reference.Tag}', and the version asked for is '{version}'");
        }

        RegistrySession session = Session(reference);
        string tag = reference.Tag.Length > 0 ? reference.Tag : version;
        byte[] manifest;
        string digest;
        if (reference.Digest.Length > 0)
        {
            digest = reference.Digest;
            manifest = await ManifestByDigestAsync(session, reference, digest, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            tag = reference.Tag.Length > 0 || VersionSelection.IsExact(tag) ? tag : await PickAsync(session, reference, tag, cancellationToken).ConfigureAwait(false);
            (manifest, digest) = await ManifestByTagAsync(session, reference, tag, cancellationToken).ConfigureAwait(false);
        }

        RegistryManifest.Part part = await ChartPartAsync(session, reference, manifest, cancellationToken).ConfigureAwait(false);
        if (part.Size > options.Limits.MaxArchiveBytes)
        {
            throw RepositoryErrors.TooLarge(session.Url($"blobs/{part.Digest}"), options.Limits.MaxArchiveBytes);
        }

        byte[] packed = await ContentAsync(session, $"blobs/{part.Digest}", part.Digest, [], options.Limits.MaxArchiveBytes, cancellationToken).ConfigureAwait(false);
        return (packed, $"{RegistryReference.Scheme}{reference.Url!.Authority}/{reference.RegistryPath}{(tag.Length > 0 ? ":" + tag : string.Empty)}", digest);
    }

    private RegistrySession Session(ChartReference reference)
    {
        Uri asked = reference.Url!;
        Uri server = new UriBuilder(asked)
        {
            Scheme = options.PlainHttp ?? asked.IsLoopback ? Uri.UriSchemeHttp : Uri.UriSchemeHttps,
            Port = reference.Port ?? -1,
            Host = asked.Host is "docker.io" or "index.docker.io" ? "registry-1.docker.io" : asked.Host,
        }.Uri;
        ServerLogin? given = reference.IsNamedByUser ? ServerLogin.From(options.Credential ?? reference.Credential) : null;
        return new RegistrySession(http, server, reference.RegistryPath, async cancellationToken => given is not null || !options.UseStoredCredentials
            ? given : await logins.FindForRegistryAsync(server, cancellationToken).ConfigureAwait(false));
    }

    private Task<byte[]> ManifestByDigestAsync(RegistrySession session, ChartReference reference, string digest, CancellationToken cancellationToken) =>
        ContentAsync(session, $"manifests/{digest}", digest, RegistryManifest.MediaTypes, MaxManifestBytes, cancellationToken, reference);

    private async Task<(byte[] Manifest, string Digest)> ManifestByTagAsync(
        RegistrySession session, ChartReference reference, string tag, CancellationToken cancellationToken)
    {
        Uri url = session.Url($"manifests/{tag.Replace('+', '_')}");
        string key = $"tag {url.AbsoluteUri}";
        ChartResponse response;
        try
        {
            response = await session.GetAsync(url, RegistryManifest.MediaTypes, MaxManifestBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (ChartException exception) when (exception.ErrorId == "ChartRepositoryUnreachable")
        {
            string? known = (await cache.FindNoteAsync(key, cancellationToken).ConfigureAwait(false))?.FindText("digest");
            byte[]? cached = known is not null && Sha256.IsDigest(known) ? await cache.FindAsync(known, MaxManifestBytes, cancellationToken).ConfigureAwait(false) : null;
            if (cached is null)
            {
                throw;
            }

            return (cached, known!);
        }

        if (response.IsMissing)
        {
            throw RepositoryErrors.VersionMissing(
                reference.RegistryPath, tag, reference.Url!.Authority, await TagsAsync(session, reference, cancellationToken).ConfigureAwait(false));
        }

        if (!response.IsFound)
        {
            throw RepositoryErrors.Invalid(url, response.Reason);
        }

        string digest = Sha256.Of(response.Body);
        if (response.Headers.TryGetValues("Docker-Content-Digest", out IEnumerable<string>? said) && said.First() is var promised && Sha256.IsDigest(promised) && promised != digest)
        {
            throw RepositoryErrors.DigestMismatch(SafeUrl.Show(url), promised, digest);
        }

        await cache.KeepAsync(digest, response.Body, cancellationToken).ConfigureAwait(false);
        await cache.KeepNoteAsync(key, new MeshMap.Builder().Add("digest", digest).Build(), cancellationToken).ConfigureAwait(false);
        return (response.Body, digest);
    }

    private async Task<RegistryManifest.Part> ChartPartAsync(RegistrySession session, ChartReference reference, byte[] content, CancellationToken cancellationToken)
    {
        RegistryManifest manifest = RegistryManifest.Read(content, reference.Url!);
        if (manifest.Chart is { } chart)
        {
            return chart;
        }

        foreach (RegistryManifest.Part inner in manifest.Manifests.Take(MostManifests))
        {
            byte[] innerContent = await ManifestByDigestAsync(session, reference, inner.Digest, cancellationToken).ConfigureAwait(false);
            if (RegistryManifest.Read(innerContent, reference.Url!).Chart is { } innerChart)
            {
                return innerChart;
            }
        }

        throw RepositoryErrors.Invalid(session.Url("manifests"), "what is stored there is no Helm chart");
    }

    private async Task<byte[]> ContentAsync(
        RegistrySession session, string rest, string digest, IReadOnlyList<string> accept, long limit, CancellationToken cancellationToken, ChartReference? missing = null)
    {
        if (await cache.FindAsync(digest, limit, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            return cached;
        }

        Uri url = session.Url(rest);
        ChartResponse response = await session.GetAsync(url, accept, limit, cancellationToken).ConfigureAwait(false);
        if (!response.IsFound)
        {
            throw response.IsMissing && missing is not null
                ? RepositoryErrors.VersionMissing(missing.RegistryPath, digest, missing.Url!.Authority, await TagsAsync(session, missing, cancellationToken).ConfigureAwait(false))
                : RepositoryErrors.Invalid(url, response.Reason);
        }

        string found = Sha256.Of(response.Body);
        if (found != digest)
        {
            throw RepositoryErrors.DigestMismatch(SafeUrl.Show(url), digest, found);
        }

        await cache.KeepAsync(digest, response.Body, cancellationToken).ConfigureAwait(false);
        return response.Body;
    }

    private static async Task<string> PickAsync(RegistrySession session, ChartReference reference, string wanted, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> versions = await TagsAsync(session, reference, cancellationToken).ConfigureAwait(false);
        return VersionSelection.Pick(versions, wanted) ?? throw RepositoryErrors.VersionMissing(reference.RegistryPath, wanted, reference.Url!.Authority, versions);
    }

    /// <summary>The versions there are, highest first; tags that are no complete version are none.</summary>
    private static async Task<IReadOnlyList<string>> TagsAsync(RegistrySession session, ChartReference reference, CancellationToken cancellationToken)
    {
        List<string> versions = [];
        Uri? next = session.Url("tags/list");
        for (int page = 0; next is not null && page < MostTagPages; page++)
        {
            ChartResponse response = await session.GetAsync(next, ["application/json"], MaxTagBytes, cancellationToken).ConfigureAwait(false);
            if (response.IsMissing)
            {
                throw RepositoryErrors.ChartMissing(reference.RegistryPath, reference.Url!.Authority, []);
            }

            if (!response.IsFound)
            {
                throw RepositoryErrors.Invalid(next, response.Reason);
            }

            versions.AddRange(ReadTags(response.Body, next).Select(tag => tag.Replace('_', '+'))
                .Where(tag => SemanticVersion.TryParse(tag, out SemanticVersion? version) && version.ToString() == tag));
            next = NextPage(response, next);
        }

        return VersionSelection.Sort(versions);
    }

    private static IEnumerable<string> ReadTags(byte[] body, Uri url)
    {
        try
        {
            return MeshJson.Parse(body) is MeshMap map ? (map.FindList("tags") ?? MeshList.Empty).Select(tag => (tag as MeshScalar)?.Value).OfType<string>()
                : throw RepositoryErrors.Invalid(url, "its list of tags is no JSON object");
        }
        catch (JsonException exception)
        {
            throw RepositoryErrors.Invalid(url, "its list of tags is not JSON", exception);
        }
    }

    private static Uri? NextPage(ChartResponse response, Uri current)
    {
        string link = response.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? string.Join(',', links) : string.Empty;
        int start = link.IndexOf('<', StringComparison.Ordinal), end = link.IndexOf('>', StringComparison.Ordinal);
        return start >= 0 && end > start && link.Contains("next", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(current, link[(start + 1)..end], out Uri? next) && SafeUrl.IsSameServer(current, next) ? next : null;
    }
}
