using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Faults;

namespace MeshInstall.Sandbox.Http;

/// <summary>One client's connection: requests one after another, answers plain or in chunks.</summary>
internal sealed class HttpConnection(TcpClient client, FaultInjector server, TimeProvider clock)
{
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using (client)
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            var reader = new HttpReader(stream);
            try
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } request)
                {
                    var response = await server.HandleAsync(request.Call, cancellationToken).ConfigureAwait(false);
                    if (!await AnswerAsync(stream, request, response, cancellationToken).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or HttpRequestException or ObjectDisposedException)
            {
                // The client went away, the sandbox was disposed, or a cut was ordered: all end the connection.
            }
            catch (FormatException malformed)
            {
                var refusal = ApiResponse.Failure(ApiException.BadRequest(malformed.Message));
                await stream.WriteAsync(Head(refusal, isClosing: true), CancellationToken.None).ConfigureAwait(false);
                await stream.WriteAsync(refusal.Body, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <returns>Whether the connection can go on.</returns>
    private async Task<bool> AnswerAsync(NetworkStream stream, HttpCall request, ApiResponse response, CancellationToken cancellationToken)
    {
        var isClosing = request.IsLast || response.Stream is not null;
        await stream.WriteAsync(Head(response, isClosing), cancellationToken).ConfigureAwait(false);
        if (request.Call.Method == "HEAD")
        {
            return !isClosing;
        }

        if (response.Stream is null)
        {
            await stream.WriteAsync(response.Body, cancellationToken).ConfigureAwait(false);
            return !isClosing;
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = WatchForEndAsync(stream, gone);
        await foreach (var piece in response.Stream.WithCancellation(gone.Token).ConfigureAwait(false))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture)), gone.Token).ConfigureAwait(false);
            await stream.WriteAsync(LineEnd, gone.Token).ConfigureAwait(false);
            await stream.WriteAsync(piece, gone.Token).ConfigureAwait(false);
            await stream.WriteAsync(LineEnd, gone.Token).ConfigureAwait(false);
        }

        await stream.WriteAsync(LastChunk, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>A client that watches sends nothing more; when its side of the connection ends, so does the watch.</summary>
    private static async Task WatchForEndAsync(NetworkStream stream, CancellationTokenSource gone)
    {
        var nothing = new byte[1];
        try
        {
            await stream.ReadAsync(nothing, gone.Token).ConfigureAwait(false);
            await gone.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
        {
            try
            {
                await gone.CancelAsync().ConfigureAwait(false);
            }
            catch (ObjectDisposedException)
            {
                // The answer was complete before the client left.
            }
        }
    }

    private byte[] Head(ApiResponse response, bool isClosing)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.StatusCode} {(HttpStatusCode)response.StatusCode}\r\nContent-Type: {response.ContentType}\r\n");
        head.Append(response.Stream is null
            ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n")
            : "Transfer-Encoding: chunked\r\n");
        head.Append(isClosing ? "Connection: close\r\n" : "");
        foreach (var (name, value) in response.Headers(clock.GetUtcNow()))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value.ReplaceLineEndings(" ")}\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }
}
