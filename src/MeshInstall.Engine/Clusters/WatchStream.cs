using System.Net;
using System.Net.Mime;
using System.Text.Json;

namespace MeshInstall.Engine.Clusters;

/// <summary>How one watch request ended.</summary>
internal enum WatchOutcome
{
    /// <summary>The server closed it after its time, or the connection was cut after it had begun.</summary>
    Ended,

    /// <summary>The version to go on from is no longer known.</summary>
    Forgotten,

    /// <summary>It failed in a way that may pass.</summary>
    Failed,

    /// <summary>Something else answered in place of the API server.</summary>
    Foreign,
}

/// <summary>One line of a watch.</summary>
/// <param name="Event">The change; null for a bookmark.</param>
/// <param name="Version">The version to go on from; null where the line has none.</param>
internal sealed record WatchLine(WatchEvent? Event, string? Version);

/// <summary>One watch request: lines of JSON until it ends.</summary>
internal sealed class WatchStream : IAsyncDisposable
{
    private const int MaxLineBytes = 64 * 1024 * 1024;
    private readonly HttpResponseMessage? _answer;
    private readonly LineReader? _reader;
    private readonly ApiTransport _transport;
    private readonly ApiRequest _request;

    private WatchStream(ApiTransport transport, ApiRequest request, HttpResponseMessage? answer, LineReader? reader)
    {
        _transport = transport;
        _request = request;
        _answer = answer;
        _reader = reader;
    }

    /// <summary>How it ended; of use once <see cref="ReadAsync"/> returned null.</summary>
    public WatchOutcome Outcome { get; private set; }

    /// <summary>The error of a failed one.</summary>
    public MeshException? Error { get; private set; }

    /// <summary>How long the server asks to wait before the next one; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Opens a watch. The server tells at once that it goes on, however quiet it then is.</summary>
    public static async Task<WatchStream> OpenAsync(ApiTransport transport, ApiRequest request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? answer = null;
        using CancellationTokenSource limit = new(transport.Options.AttemptTimeout, transport.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            answer = await transport.OpenAsync(request, either.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                if (answer.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.Html)
                {
                    throw new ForeignAnswerException();
                }

                Stream body = await answer.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
                return new WatchStream(transport, request, answer, new LineReader(body, MaxLineBytes));
            }

            ApiResponse refusal = await transport.ReadAsync(answer, either.Token).ConfigureAwait(false);
            answer.Dispose();
            WatchStream failed = new(transport, request, null, null);
            failed.End(refusal);
            return failed;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            answer?.Dispose();
            HttpRequestException late = new("The server did not answer in time.", error);
            return new WatchStream(transport, request, null, null) { Outcome = WatchOutcome.Failed, Error = ConnectionErrors.From(late, transport.Server) };
        }
        catch (ForeignAnswerException error)
        {
            answer?.Dispose();
            MeshException foreign = ConnectionErrors.Foreign(request, transport.Server, reached: true, error);
            return new WatchStream(transport, request, null, null) { Outcome = WatchOutcome.Foreign, Error = foreign };
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            answer?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            MeshException named = ConnectionErrors.From(error, transport.Server);
            return RetryPolicy.IsTransient(error)
                ? new WatchStream(transport, request, null, null) { Outcome = WatchOutcome.Failed, Error = named }
                : throw named;
        }
    }

    /// <summary>The next line; null at the end.</summary>
    public async Task<WatchLine?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_reader is null)
        {
            return null;
        }

        try
        {
            return await _reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line ? Parse(line.Span) : null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync().ConfigureAwait(false);
        }

        _answer?.Dispose();
    }

    private WatchLine? Parse(ReadOnlySpan<byte> text)
    {
        MeshMap line = MeshJson.Parse(text) as MeshMap ?? MeshMap.Empty;
        MeshMap item = line.FindMap("object") ?? MeshMap.Empty;
        string? version = item.FindMap("metadata")?.FindText("resourceVersion");
        switch (line.FindText("type"))
        {
            case "ADDED" or "MODIFIED":
                return new WatchLine(new WatchEvent(WatchEventKind.Changed, item), version);
            case "DELETED":
                return new WatchLine(new WatchEvent(WatchEventKind.Deleted, item), version);
            case "ERROR":
                long code = (item.Find("code") as MeshScalar)?.Value as long? ?? 500;
                End(new ApiResponse((HttpStatusCode)code, item, null));
                return null;
            default:
                return new WatchLine(null, version);
        }
    }

    private void End(ApiResponse refusal)
    {
        MeshException error = ApiErrors.From(_request, refusal, _transport.Server);
        RetryAfter = refusal.RetryAfter;
        (Outcome, Error) = refusal switch
        {
            { Status: HttpStatusCode.Gone } => (WatchOutcome.Forgotten, null),
            { IsTransient: true } => (WatchOutcome.Failed, error),
            _ => throw error,
        };
    }
}
