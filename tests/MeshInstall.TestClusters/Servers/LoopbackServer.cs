using System.Net;
using System.Net.Sockets;

namespace MeshInstall.TestClusters.Servers;

/// <summary>A web server on a free port of loopback, which hands every call to its owner, each on its own, until it is disposed.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerContext, Task> _answerAsync;
    private readonly Task _loop;

    /// <param name="answerAsync">Answers one call.</param>
    public LoopbackServer(Func<HttpListenerContext, Task> answerAsync)
    {
        _answerAsync = answerAsync;
        using (TcpListener probe = new(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _loop = Task.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <inheritdoc/>
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
                HttpListenerContext call = await _listener.GetContextAsync();
                _ = Task.Run(() => _answerAsync(call));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
