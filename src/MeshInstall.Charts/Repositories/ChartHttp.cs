using System.Net;
using System.Security.Authentication;

namespace MeshInstall.Charts.Repositories;

/// <summary>
/// Asks servers: repeats what a server could not answer, follows redirections without carrying credentials to another server, and holds every answer
/// to a size and a time.
/// </summary>
internal sealed class ChartHttp : IDisposable
{
    private const int MostRedirections = 10;
    private const int MostDoublings = 10;
    private const int ErrorBytes = 16 * 1024;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ChartFetchOptions _options;
    private readonly HttpClient _client;

    public ChartHttp(ChartFetchOptions options)
    {
        _options = options;
        _client = new HttpClient(ChartHttpHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("MeshInstall");
    }

    /// <summary>The answer, whatever its status.</summary>
    /// <exception cref="ChartException">The server cannot be reached, is not to be trusted, or sends too much.</exception>
    public async Task<ChartResponse> SendAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        RequireAllowed(request.Url, request.From);
        int repetitions = request.Form is null ? _options.Retries : 0;
        for (int attempt = 0; ; attempt++)
        {
            TimeSpan? asked = null;
            try
            {
                ChartResponse response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
                if (attempt >= repetitions || !IsPassing(response.Status))
                {
                    return response;
                }

                asked = response.Headers.RetryAfter?.Delta;
            }
            catch (ChartException exception) when (exception.ErrorId == "ChartRepositoryUnreachable" && attempt < repetitions)
            {
            }

            TimeSpan pause = _options.RetryDelay * Math.Pow(2, Math.Min(attempt, MostDoublings));
            pause = asked > pause ? asked.Value : pause;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool IsRedirection(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private async Task<ChartResponse> SendOnceAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(_options.Timeout, _options.TimeProvider);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(request, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw RepositoryErrors.Unreachable(request.Url, $"it did not answer within {_options.Timeout.TotalSeconds:0.#} seconds", exception);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException tls)
        {
            throw RepositoryErrors.Untrusted(request.Url, tls.Message.TrimEnd('.'), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or AuthenticationException)
        {
            throw RepositoryErrors.Unreachable(request.Url, exception.Message.TrimEnd('.'), exception);
        }
    }

    private async Task<ChartResponse> FollowAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        for (int redirections = 0; ; redirections++)
        {
            using HttpRequestMessage message = Message(request);
            using HttpResponseMessage response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!IsRedirection(response.StatusCode))
            {
                return await ReadAsync(request, response, cancellationToken).ConfigureAwait(false);
            }

            if (redirections == MostRedirections)
            {
                throw RepositoryErrors.Invalid(request.Url, $"it redirects more than {MostRedirections} times");
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(request.Url, location, out Uri? next) || next.Scheme is not ("http" or "https"))
            {
                throw RepositoryErrors.Invalid(request.Url, "it redirects to something that is no web address");
            }

            next = SafeUrl.WithoutSecrets(next);
            RequireAllowed(next, request.Url);
            if (request.Form is not null && !SafeUrl.IsSameServer(request.Url, next))
            {
                // The form holds a token that is meant for this server alone.
                throw RepositoryErrors.Invalid(request.Url, "it redirects a request for a token to another server");
            }

            request = request with { Url = next, Authorization = SafeUrl.IsSameServer(request.Url, next) ? request.Authorization : null };
        }
    }

    private void RequireAllowed(Uri url, Uri? from)
    {
        bool isAllowed = url.Scheme == Uri.UriSchemeHttps || (_options.PlainHttp ?? (url.IsLoopback && from is not { Scheme: "https" }));
        if (!isAllowed)
        {
            throw RepositoryErrors.Insecure(url);
        }
    }

    private static HttpRequestMessage Message(ChartRequest request)
    {
        HttpRequestMessage message = new(request.Form is null ? HttpMethod.Get : HttpMethod.Post, request.Url);
        message.Headers.Authorization = request.Authorization;
        foreach (string type in request.Accept)
        {
            message.Headers.TryAddWithoutValidation("Accept", type);
        }

        if (request.ETag.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        }

        message.Headers.IfModifiedSince = request.LastModified;
        message.Content = request.Form is null ? null : new FormUrlEncodedContent(request.Form);
        return message;
    }

    private static async Task<ChartResponse> ReadAsync(ChartRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        bool isWanted = response.StatusCode == HttpStatusCode.OK;
        if (isWanted && response.Content.Headers.ContentLength > request.Limit)
        {
            throw RepositoryErrors.TooLarge(request.Url, request.Limit);
        }

        using MemoryStream body = new();
        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            byte[] block = new byte[81_920];
            int count;
            while ((count = await content.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (!isWanted && body.Length + count > ErrorBytes)
                {
                    break;
                }

                if (body.Length + count > request.Limit)
                {
                    throw RepositoryErrors.TooLarge(request.Url, request.Limit);
                }

                await body.WriteAsync(block.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }

        return new ChartResponse(
            response.StatusCode, body.ToArray(), response.Headers, response.Content.Headers.ContentType?.MediaType ?? string.Empty, response.Content.Headers.LastModified);
    }
}
