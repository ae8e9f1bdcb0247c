using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MeshInstall.Tests.Secrets;

/// <summary>A web server on loopback that answers every call with a status, and with a secret in every place of the answer.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _secret;
    private readonly Func<HttpListenerRequest, (int Status, string Type, string Body, string? Location)>? _answer;
    private readonly Task _loop;

    public EchoServer(string secret, Func<HttpListenerRequest, (int Status, string Type, string Body, string? Location)>? answer = null)
    {
        _secret = secret;
        _answer = answer;
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _loop = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>What the calls carried: their headers and addresses.</summary>
    public List<string> Heard { get; } = [];

    public void Dispose()
    {
        _listener.Close();
        ((IAsyncResult)_loop).AsyncWaitHandle.WaitOne();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext call)
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

        response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
    }
}
