using System.Net;
using System.Net.Http.Headers;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Faults;

namespace MeshInstall.Sandbox.Http;

/// <summary>Answers a client in this process, without a socket.</summary>
internal sealed class SandboxMessageHandler(FaultInjector server, TimeProvider clock) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var response = await server.HandleAsync(call, cancellationToken).ConfigureAwait(false);
        return ToMessage(response, request);
    }

    private static async Task<ApiRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new ApiRequest(request.Method.Method, request.RequestUri!.PathAndQuery)
        {
            Accept = string.Join(',', request.Headers.Accept),
            UserAgent = request.Headers.UserAgent.ToString(),
            ContentType = request.Content?.Headers.ContentType?.ToString() ?? "",
            Body = body,
        };
    }

    private HttpResponseMessage ToMessage(ApiResponse response, HttpRequestMessage request)
    {
        HttpContent content = response.Stream is null
            ? new ReadOnlyMemoryContent(response.Body)
            : new StreamContent(new PieceStream(response.Stream));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { Content = content, RequestMessage = request, Version = HttpVersion.Version11 };
        foreach (var (name, value) in response.Headers(clock.GetUtcNow()))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
