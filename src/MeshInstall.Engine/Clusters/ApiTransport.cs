using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MeshInstall.Engine.Clusters.Credentials;
using MeshInstall.Engine.Clusters.Http;
using Polly;
using Polly.Timeout;

namespace MeshInstall.Engine.Clusters;

/// <summary>Sends calls with the credentials, reads JSON answers into trees, repeats what is worth it, and names failures.</summary>
internal sealed class ApiTransport
{
    private const int ShortAnswerBytes = 4 * 1024;
    private const int MaxAnswerBytes = 256 * 1024 * 1024;
    private readonly HttpClient _http;
    private readonly CallCredentials? _credentials;
    private readonly ResiliencePipeline<ApiResponse> _retry;
    private volatile bool _understood;
    private long _ahead;

    public ApiTransport(HttpClient http, Uri server, CallCredentials? credentials, RetryOptions options, TimeProvider time)
    {
        _http = http;
        _credentials = credentials;
        Server = server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
        Options = options;
        Time = time;
        _retry = RetryPolicy.Create(options, () => _understood, time);
    }

    public Uri Server { get; }

    public RetryOptions Options { get; }

    public TimeProvider Time { get; }

    /// <inheritdoc cref="IClusterClient.ServerTime"/>
    public DateTimeOffset ServerTime => Time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>The answer to the call, repeated while that is worth it; refusals are errors.</summary>
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse response = await SendAnyAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess || (request.AllowsMissing && response.Status == HttpStatusCode.NotFound)
            ? response
            : throw ApiErrors.From(request, response, Server);
    }

    /// <summary>The answer to the call, repeated while that is worth it, whatever it is.</summary>
    public async Task<ApiResponse> SendAnyAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _retry.ExecuteAsync(
                static (state, token) => new ValueTask<ApiResponse>(state.Self.SendOnceAsync(state.Request, token)),
                (Self: this, Request: request),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TimeoutRejectedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw error is ForeignAnswerException ? ConnectionErrors.Foreign(request, Server, _understood, error) : ConnectionErrors.From(error, Server);
        }
    }

    /// <summary>Opens an answer that streams. The caller disposes it. Connection failures are not mapped.</summary>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (_credentials is null)
            {
                return await OpenAsync(request, null, cancellationToken).ConfigureAwait(false);
            }

            CallCredential credential = await _credentials.GetAsync(cancellationToken).ConfigureAwait(false);
            HttpResponseMessage answer = await OpenAsync(request, credential, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || !await _credentials.RenewAsync(credential, cancellationToken).ConfigureAwait(false))
            {
                return answer;
            }

            // A token that ended before its time, or was replaced meanwhile; the server has done nothing yet.
            answer.Dispose();
            credential = await _credentials.GetAsync(cancellationToken).ConfigureAwait(false);
            return await OpenAsync(request, credential, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("The server did not answer in time.", error);
        }
        catch (ObjectDisposedException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionErrors.Closed(error, Server);
        }
    }

    /// <summary>The answer's status and body.</summary>
    public async Task<ApiResponse> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await ReadBodyAsync(answer.Content, cancellationToken).ConfigureAwait(false);
        MeshMap? body = null;
        try
        {
            body = bytes.Length == 0 ? null : MeshJson.Parse(bytes.Span) as MeshMap;
        }
        catch (JsonException error) when (answer.IsSuccessStatusCode)
        {
            throw bytes.Span[0] == '{' ? new IOException("The answer is not a complete JSON object, or nests too deeply.", error) : new ForeignAnswerException(error);
        }
        catch (JsonException)
        {
            // Proxies and the server's own 404 and 429 answer in plain text; the status says enough.
        }

        // Every success of the Kubernetes API is an object; going on with nothing would mistake any web server for a cluster.
        if (body is null && answer.IsSuccessStatusCode)
        {
            throw new ForeignAnswerException();
        }

        _understood = true;
        return new ApiResponse(answer.StatusCode, body, RetryAfter(answer.Headers));
    }

    private async Task<ApiResponse> SendOnceAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(answer, cancellationToken).ConfigureAwait(false) with { ConflictIsFinal = request.ConflictIsFinal };
    }

    private async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CallCredential? credential, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = Message(request, credential);
        HttpResponseMessage answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (answer.Headers.Date is { } date)
        {
            Interlocked.Exchange(ref _ahead, (date - Time.GetUtcNow()).Ticks);
        }

        return answer;
    }

    private HttpRequestMessage Message(ApiRequest request, CallCredential? credential)
    {
        HttpRequestMessage message = new(request.Method, new Uri(Server, request.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.Accept.ParseAdd(request.Accept);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        message.Headers.Authorization = credential?.Header;
        if (credential is { Certificates.Count: > 0 })
        {
            message.Options.Set(ClusterHandler.Certificates, credential.Certificates);
        }

        return message;
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        long expected = content.Headers.ContentLength ?? ShortAnswerBytes;
        if (expected > MaxAnswerBytes)
        {
            throw TooLarge();
        }

        // One byte more, so that the end of a body of that length is seen without room for another.
        ArrayBufferWriter<byte> body = new((int)expected + 1);
        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            for (int read; (read = await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                body.Advance(read);
                if (body.WrittenCount > MaxAnswerBytes)
                {
                    throw TooLarge();
                }
            }
        }

        return body.WrittenMemory;
    }

    /// <summary>How long to wait; a date is one by the clock of the server, which need not be that of this machine.</summary>
    private TimeSpan? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (headers.Date ?? ServerTime) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private MeshException TooLarge() => new(
        "ClusterAnswerInvalid",
        MeshErrorKind.LimitExceeded,
        $"The cluster at {Server} sent an answer of more than {MaxAnswerBytes / 1024 / 1024} MiB.",
        "Check the server address in the kubeconfig.",
        Server.ToString());
}
