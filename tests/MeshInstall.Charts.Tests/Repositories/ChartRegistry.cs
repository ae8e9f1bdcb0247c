using System.Text;
using MeshInstall.Charts.Repositories;

namespace MeshInstall.Charts.Tests.Repositories;

/// <summary>An OCI registry of a loopback server, with one repository <c>team/small</c>.</summary>
internal sealed class ChartRegistry
{
    private readonly List<string> _tags = [];

    public Dictionary<string, byte[]> Manifests { get; } = [];

    public Dictionary<string, byte[]> Blobs { get; } = [];

    public int PageSize { get; init; } = 1000;

    /// <summary>Adds a version; gives back the digest of its manifest.</summary>
    public string Add(string version, string? layerType = null, byte[]? packed = null)
    {
        packed ??= ChartRepository.Pack("small", version);
        byte[] config = Encoding.UTF8.GetBytes($"{{\"name\":\"small\",\"version\":\"{version}\",\"apiVersion\":\"v2\"}}");
        string manifest = $"{{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":{{\"mediaType\":\"{RegistryManifest.ChartConfig}\","
            + $"\"digest\":\"{AddBlob(config)}\",\"size\":{config.Length}}},\"layers\":[{{\"mediaType\":\"{layerType ?? RegistryManifest.ChartContent}\",\"digest\":\"{AddBlob(packed)}\",\"size\":{packed.Length}}}]}}";
        return AddManifest(version, manifest);
    }

    public string AddManifest(string tag, string manifest)
    {
        byte[] content = Encoding.UTF8.GetBytes(manifest);
        string digest = Sha256.Of(content);
        Manifests[tag.Replace('+', '_')] = Manifests[digest] = content;
        _tags.Add(tag.Replace('+', '_'));
        return digest;
    }

    public LoopbackResponse Answer(LoopbackRequest request)
    {
        const string Root = "/v2/team/small/";
        if (request.Path == "/v2/")
        {
            return LoopbackResponse.Text("{}");
        }

        if (!request.Path.StartsWith(Root, StringComparison.Ordinal))
        {
            return LoopbackResponse.Missing;
        }

        string[] parts = request.Path[Root.Length..].Split('/', 2);
        return parts[0] switch
        {
            "tags" => Tags(request.Query),
            "manifests" when Manifests.TryGetValue(parts[1], out byte[]? manifest) => LoopbackResponse.Ok(request.Method == "HEAD" ? [] : manifest)
                .With("Content-Type", Encoding.UTF8.GetString(manifest).Contains("\"manifests\"", StringComparison.Ordinal)
                    ? "application/vnd.oci.image.index.v1+json" : "application/vnd.oci.image.manifest.v1+json")
                .With("Docker-Content-Digest", Sha256.Of(manifest)),
            "blobs" when Blobs.TryGetValue(parts[1], out byte[]? blob) => LoopbackResponse.Ok(blob).With("Docker-Content-Digest", Sha256.Of(blob)),
            _ => LoopbackResponse.Missing,
        };
    }

    private string AddBlob(byte[] content)
    {
        string digest = Sha256.Of(content);
        Blobs[digest] = content;
        return digest;
    }

    private LoopbackResponse Tags(string query)
    {
        int start = query.StartsWith("last=", StringComparison.Ordinal) ? _tags.IndexOf(query["last=".Length..]) + 1 : 0;
        string[] page = [.. _tags.Skip(start).Take(PageSize)];
        LoopbackResponse response = LoopbackResponse.Text($"{{\"name\":\"team/small\",\"tags\":[{string.Join(',', page.Select(tag => $"\"{tag}\""))}]}}").With("Content-Type", "application/json");
        return start + page.Length < _tags.Count ? response.With("Link", $"</v2/team/small/tags/list?last={page[^1]}>; rel=\"next\"") : response;
    }
}
