using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MeshInstall.Charts.Tests.Repositories;

/// <summary>A small web server on a port of its own, which can also break off in the middle.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackRequest, LoopbackResponse> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    public LoopbackServer(Func<LoopbackRequest, LoopbackResponse> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        Authority = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    public string Authority { get; }

    public string Url => (_certificate is null ? "http://" : "https://") + Authority;

    public ConcurrentQueue<LoopbackRequest> Requests { get; } = new();

    public int Count(string path) => Requests.Count(request => request.Path == path);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using Stream stream = await OpenAsync(client);
                LoopbackRequest request = await ReadAsync(stream);
                Requests.Enqueue(request);
                await WriteAsync(stream, _answer(request));
            }
            catch (Exception exception) when (exception is IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        SslStream secure = new(client.GetStream());
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private static async Task<LoopbackRequest> ReadAsync(Stream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!(head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n']))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string[] parts in lines.Skip(1).Select(line => line.Split(": ", 2)))
        {
            headers[parts[0]] = headers.TryGetValue(parts[0], out string? before) ? $"{before}, {parts[1]}" : parts[1];
        }

        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"))];
        await stream.ReadExactlyAsync(body);
        string[] start = lines[0].Split(' ');
        string[] target = start[1].Split('?', 2);
        return new LoopbackRequest(start[0], Uri.UnescapeDataString(target[0]), target.Length > 1 ? target[1] : string.Empty, headers, Encoding.UTF8.GetString(body));
    }

    private static async Task WriteAsync(Stream stream, LoopbackResponse response)
    {
        StringBuilder head = new($"HTTP/1.1 {response.Status} Status\r\nContent-Length: {response.Body.Length}\r\nConnection: close\r\n");
        foreach ((string name, string value) in response.Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
        await stream.WriteAsync(response.Body.AsMemory(0, Math.Min(response.CutAfter ?? int.MaxValue, response.Body.Length)));
        await stream.FlushAsync();
    }
}
