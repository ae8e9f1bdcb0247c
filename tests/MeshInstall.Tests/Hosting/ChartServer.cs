using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using MeshInstall.TestClusters.Servers;

namespace MeshInstall.Tests.Hosting;

/// <summary>A Helm repository on loopback with charts of the tests.</summary>
internal sealed class ChartServer : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly string? _password;

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
        _server = new LoopbackServer(AnswerAsync);
        Address = $"{_server.Address}charts";
    }

    public string Address { get; }

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(HttpListenerContext call)
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
            await response.OutputStream.WriteAsync(content);
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
}
