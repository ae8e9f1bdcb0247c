using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MeshInstall.Engine.Tests.Clusters.Http;

/// <summary>Passes connections on to a server, counts them, and cuts them when a test says so.</summary>
internal sealed class CountingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Socket> _open = [];
    private readonly Task _accepting;
    private int _count;

    public CountingRelay(int port)
    {
        _listener.Start();
        _accepting = AcceptAsync(port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _count);

    public void Cut()
    {
        while (_open.TryTake(out Socket? socket))
        {
            socket.Close(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(int port)
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _count);
                Socket server = new(SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(IPAddress.Loopback, port, _stop.Token);
                _open.Add(client);
                _open.Add(server);
                _ = CopyAsync(client, server);
                _ = CopyAsync(server, client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            byte[] buffer = new byte[64 * 1024];
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                for (int sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }

        from.Close(0);
        to.Close(0);
    }
}
