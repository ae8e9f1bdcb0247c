using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace MeshInstall.Engine.Tests.Clusters;

/// <summary>Answers requests as a test says, and remembers them.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private int _count;

    public ConcurrentQueue<string> Requests { get; } = new();

    public static HttpResponseMessage Json(string text, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Failure(HttpStatusCode status, string reason, string message = "no", string details = "{}") =>
        Json($$"""{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"{{reason}}","message":"{{message}}","details":{{details}},"code":{{(int)status}}}""", status);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
        return Task.FromResult(answer(request, Interlocked.Increment(ref _count)));
    }
}
