using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MeshInstall.Tests.Hosting;

/// <summary>A Helm repository on loopback with charts of the tests.</summary>
internal sealed class ChartServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly string? _password;
    private readonly Task _loop;

    /// <summary>A repository of charts, by name and folder; with a password it asks who is there.</summary>
    public ChartServer(string? password, params (string Name, string Version, string Folder)[] charts)
    {
        _password = password;
        StringBuilder index = new("apiVersion: v1\nentries:\n");
        foreach ((string name, string version, string folder) in charts)
        {
            _files[$"/charts/{name}-{version}.tgz"] = Pack(name, folder);
            index.Append($"  {name}:\n  - name: {name}\n    version: {version}\n    urls: [{name}-{version}.tgz]\n");
        }

        _files["/charts/index.yaml"] = Encoding.UTF8.GetBytes(index.ToString());
        int port = FreePort();
        Address = $"http://127.0.0.1:{port}/charts";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _loop = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public void Dispose()
    {
        _listener.Close();
        ((IAsyncResult)_loop).AsyncWaitHandle.WaitOne();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Answer(call);
        }
    }

    private void Answer(HttpListenerContext call)
    {
        string login = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("reader:" + _password));
        using HttpListenerResponse response = call.Response;
        if (_password is not null && call.Request.Headers["Authorization"] != login)
        {
            response.StatusCode = 401;
            response.Headers["WWW-Authenticate"] = "Basic realm=\"charts\"";
        }
        else if (_files.TryGetValue(call.Request.Url!.AbsolutePath, out byte[]? content))
        {
            response.OutputStream.Write(content);
        }
        else
        {
            response.StatusCode = 404;
        }
    }

    private static byte[] Pack(string name, string folder)
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (TarWriter tar = new(zip))
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                tar.WriteEntry(file, $"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}");
            }
        }

        return packed.ToArray();
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
