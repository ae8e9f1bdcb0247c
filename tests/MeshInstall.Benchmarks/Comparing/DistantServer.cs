using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>
/// A server as it is from afar: a port on loopback that passes on every byte, either way, after half the time of a round trip. The connection to it
/// takes no time to open, which flatters whoever opens many.
/// </summary>
internal sealed class DistantServer : IAsyncDisposable
{
    private const int ChunkBytes = 64 * 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private readonly TimeSpan _oneWay;
    private readonly Task _accepting;

    public DistantServer(Uri server, TimeSpan roundTrip)
    {
        _server = server;
        _oneWay = roundTrip / 2;
        _listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                TcpClient near = await _listener.AcceptTcpClientAsync(_end.Token);
                connections.Add(RelayAsync(near));
            }
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        using TcpClient far = new();
        using (near)
        {
            try
            {
                near.NoDelay = far.NoDelay = true;
                await far.ConnectAsync(_server.Host, _server.Port, _end.Token);
                await Task.WhenAll(PassAsync(near.Client, far.Client), PassAsync(far.Client, near.Client));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                // One of the two hung up; so does the relay.
            }
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        Channel<(long Due, byte[] Bytes)> under = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        Task arriving = ArriveAsync(to, under.Reader);
        try
        {
            byte[] chunk = new byte[ChunkBytes];
            for (int read; (read = await from.ReceiveAsync(chunk, _end.Token)) > 0;)
            {
                under.Writer.TryWrite((Stopwatch.GetTimestamp() + (long)(_oneWay.TotalSeconds * Stopwatch.Frequency), chunk[..read]));
            }
        }
        finally
        {
            under.Writer.Complete();
        }

        await arriving;
        to.Shutdown(SocketShutdown.Send);
    }

    private async Task ArriveAsync(Socket to, ChannelReader<(long Due, byte[] Bytes)> under)
    {
        await foreach ((long due, byte[] bytes) in under.ReadAllAsync(_end.Token))
        {
            TimeSpan left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, _end.Token);
            }

            for (int sent = 0; sent < bytes.Length;)
            {
                sent += await to.SendAsync(bytes.AsMemory(sent), _end.Token);
            }
        }
    }
}
