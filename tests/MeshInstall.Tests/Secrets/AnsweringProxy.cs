using System.Net;
using System.Text;
using MeshInstall.TestClusters.Servers;

namespace MeshInstall.Tests.Secrets;

/// <summary>A server on loopback in front of a cluster, which answers some calls in words of its own and hands the others on.</summary>
internal sealed class AnsweringProxy : IDisposable
{
    private static readonly string[] Held = ["Host", "Content-Length", "Content-Type", "Connection", "Transfer-Encoding", "Expect"];
    private readonly LoopbackServer _listener;
    private readonly HttpClient _cluster = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Uri _server;
    private readonly Func<HttpListenerRequest, ProxyAnswer?> _answer;

    public AnsweringProxy(Uri server, Func<HttpListenerRequest, ProxyAnswer?> answer)
    {
        (_server, _answer) = (server, answer);
        _listener = new LoopbackServer(AnswerAsync);
    }

    public string Address => _listener.Address.ToString().TrimEnd('/');

    /// <summary>How many calls it has answered itself.</summary>
    public int Answered { get; private set; }

    /// <summary>A kubeconfig for it.</summary>
    public string KubeConfig => $$"""
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: c, cluster: {server: "{{Address}}"} }]
        contexts: [{name: c, context: {cluster: c, user: u} }]
        users: [{name: u, user: {token: t} }]
        """;

    public void Dispose()
    {
        _listener.Dispose();
        _cluster.Dispose();
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        try
        {
            using HttpListenerResponse response = call.Response;
            if (_answer(call.Request) is { } answer)
            {
                Answered++;
                response.StatusCode = answer.Status;
                response.ContentType = answer.Type;
                response.Headers["Retry-After"] = "0";
                response.Headers["Warning"] = $"299 - \"{answer.Header}\"";
                response.RedirectLocation = answer.Location;
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
                return;
            }

            using HttpRequestMessage request = new(new HttpMethod(call.Request.HttpMethod), new Uri(_server, call.Request.RawUrl));
            if (call.Request.HasEntityBody)
            {
                request.Content = new StreamContent(call.Request.InputStream);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", call.Request.ContentType);
            }

            foreach (string name in call.Request.Headers.AllKeys.OfType<string>().Except(Held, StringComparer.OrdinalIgnoreCase))
            {
                request.Headers.TryAddWithoutValidation(name, call.Request.Headers[name]);
            }

            using HttpResponseMessage forwarded = await _cluster.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.StatusCode = (int)forwarded.StatusCode;
            response.ContentType = forwarded.Content.Headers.ContentType?.ToString();
            await forwarded.Content.CopyToAsync(response.OutputStream);
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or HttpRequestException or IOException or InvalidOperationException)
        {
            // The caller has gone, as at the end of a watch.
        }
    }
}

/// <summary>An answer, with a header that quotes too.</summary>
internal sealed record ProxyAnswer(int Status, string Type, string Body, string Header, string? Location = null);
