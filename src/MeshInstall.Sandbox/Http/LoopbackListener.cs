using System.Net;
using System.Net.Sockets;
using MeshInstall.Sandbox.Faults;

namespace MeshInstall.Sandbox.Http;

/// <summary>Takes connections on 127.0.0.1, and nowhere else.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private readonly TcpListener _listener;
    private readonly FaultInjector _server;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();

    private LoopbackListener(int port, FaultInjector server, TimeProvider clock)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _server = server;
        _clock = clock;
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <exception cref="SocketException">The port is taken.</exception>
    public static LoopbackListener Start(int port, FaultInjector server, TimeProvider clock)
    {
        var listener = new LoopbackListener(port, server, clock);
        listener._listener.Start();
        _ = listener.AcceptAsync();
        return listener;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                _ = Task.Run(() => new HttpConnection(client, _server, _clock).ServeAsync(_stop.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
