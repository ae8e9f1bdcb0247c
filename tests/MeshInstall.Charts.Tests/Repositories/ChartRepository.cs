using System.Text;
using MeshInstall.Charts.Repositories;
using MeshInstall.Charts.Tests.Loading;

namespace MeshInstall.Charts.Tests.Repositories;

/// <summary>A Helm repository under <c>/charts/</c> of a loopback server.</summary>
internal sealed class ChartRepository
{
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly StringBuilder _index = new("apiVersion: v1\nentries:\n");
    private readonly Dictionary<string, StringBuilder> _entries = [];

    public static byte[] Pack(string name, string version) => new PackedChart()
        .File($"{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: {version}\nappVersion: of-{version}\n")
        .File($"{name}/templates/a.yaml", $"a: {version}\n").ToArchive();

    /// <summary>Adds a version; its address is the file's name unless one is given, its digest the true one unless one is given.</summary>
    public ChartRepository Add(string name, string version, string? address = null, string? digest = null, byte[]? content = null)
    {
        byte[] packed = content ?? Pack(name, version);
        _files[$"/charts/{name}-{version}.tgz"] = packed;
        if (!_entries.TryGetValue(name, out StringBuilder? entry))
        {
            _entries[name] = entry = new StringBuilder($"  {name}:\n");
        }

        entry.Append($"  - name: {name}\n    version: {version}\n    apiVersion: v2\n    urls: ['{address ?? $"{name}-{version}.tgz"}']\n    digest: '{digest ?? Sha256.Hex(Sha256.Of(packed))}'\n");
        return this;
    }

    public LoopbackResponse Answer(LoopbackRequest request)
    {
        if (request.Path == "/charts/index.yaml")
        {
            byte[] index = Encoding.UTF8.GetBytes(_index + string.Concat(_entries.Values));
            string tag = $"\"{Sha256.Hex(Sha256.Of(index))}\"";
            return request.Header("If-None-Match") == tag ? new LoopbackResponse(304, []).With("ETag", tag) : LoopbackResponse.Ok(index).With("ETag", tag);
        }

        return _files.TryGetValue(request.Path, out byte[]? file) ? LoopbackResponse.Ok(file) : LoopbackResponse.Missing;
    }
}
