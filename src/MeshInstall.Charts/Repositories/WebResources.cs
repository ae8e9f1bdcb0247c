using System.Globalization;

namespace MeshInstall.Charts.Repositories;

/// <summary>Files of web servers, asked for again only where they have changed.</summary>
internal sealed class WebResources(ChartHttp http, ChartCache cache)
{
    /// <summary>
    /// The file, or the one cached where the server says that it is the same, or, with <paramref name="useCachedOffline"/>, where the server cannot be
    /// reached; without a content the response says why there is none.
    /// </summary>
    public async Task<(ChartResponse? Response, byte[]? Content)> GetAsync(ChartRequest request, bool useCachedOffline, CancellationToken cancellationToken)
    {
        string key = Key(request);
        MeshMap? note = await cache.FindNoteAsync(key, cancellationToken).ConfigureAwait(false);
        byte[]? cached = note?.FindText("digest") is { } digest && Sha256.IsDigest(digest)
            ? await cache.FindAsync(digest, request.Limit, cancellationToken).ConfigureAwait(false) : null;
        if (cached is not null)
        {
            request = request with
            {
                ETag = note!.FindText("etag") ?? string.Empty,
                LastModified = DateTimeOffset.TryParse(note.FindText("modified"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null,
            };
        }

        ChartResponse response;
        try
        {
            response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChartException exception) when (useCachedOffline && cached is not null && exception.ErrorId == "ChartRepositoryUnreachable")
        {
            return (null, cached);
        }

        if (response.IsUnchanged && cached is not null)
        {
            return (response, cached);
        }

        if (!response.IsFound)
        {
            return useCachedOffline && cached is not null && (int)response.Status >= 500 ? (null, cached) : (response, null);
        }

        await KeepAsync(key, response, cancellationToken).ConfigureAwait(false);
        return (response, response.Body);
    }

    private async Task KeepAsync(string key, ChartResponse response, CancellationToken cancellationToken)
    {
        string digest = Sha256.Of(response.Body);
        await cache.KeepAsync(digest, response.Body, cancellationToken).ConfigureAwait(false);
        MeshMap.Builder note = new MeshMap.Builder().Add("digest", digest);
        if (response.Headers.ETag is { } tag)
        {
            note.Add("etag", tag.ToString());
        }

        if (response.LastModified is { } modified)
        {
            note.Add("modified", modified.ToString("R", CultureInfo.InvariantCulture));
        }

        await cache.KeepNoteAsync(key, note.Build(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who asks is a part of the key: what one account may read is not for another.</summary>
    private static string Key(ChartRequest request) => $"web {request.Account}@{request.Url.AbsoluteUri}";
}
