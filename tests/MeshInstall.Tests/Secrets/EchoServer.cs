using System.Net;
using System.Text;
using MeshInstall.TestClusters.Servers;

namespace MeshInstall.Tests.Secrets;

/// <summary>A web server on loopback that answers every call with a status, and with a secret in every place of the answer.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly string _secret;
    private readonly Func<HttpListenerRequest, (int Status, string Type, string Body, string? Location)>? _answer;

    public EchoServer(string secret, Func<HttpListenerRequest, (int Status, string Type, string Body, string? Location)>? answer = null)
    {
        _secret = secret;
        _answer = answer;
        _server = new LoopbackServer(AnswerAsync);
    }

    public string Address => _server.Address.ToString().TrimEnd('/');

    /// <summary>What the calls carried: their headers and addresses.</summary>
    public List<string> Heard { get; } = [];

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(HttpListenerContext call)
    {
        lock (Heard)
        {
            Heard.Add($"{call.Request.RawUrl} {call.Request.Headers}");
        }

        (int status, string type, string body, string? location) = _answer?.Invoke(call.Request)
            ?? (401, "application/json", $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"the token {{_secret}} is not known","reason":"Unauthorized","code":401}""", null);
        using HttpListenerResponse response = call.Response;
        response.StatusCode = status;
        response.ContentType = type;
        if (location is not null)
        {
            response.RedirectLocation = location;
        }

        if (status == 401)
        {
            response.Headers["WWW-Authenticate"] = $"Basic realm=\"{_secret}\"";
        }

        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
    }
}
