using System.Management.Automation;
using System.Text.Json.Nodes;

namespace MeshInstall.Tests.Hosting;

/// <summary>Reads the objects of a listening sandbox over HTTP, as any client would.</summary>
internal sealed class ClusterObjects : IDisposable
{
    private readonly HttpClient _client;

    public ClusterObjects(PSObject cluster) => _client = new HttpClient { BaseAddress = (Uri)cluster.Properties["Server"].Value };

    /// <summary>The object or list at a path of the API, such as <c>apis/apps/v1/namespaces/istio-system/deployments/istiod</c>.</summary>
    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _client.GetStringAsync(path))!;

    /// <summary>The names of the objects of a list.</summary>
    public async Task<string[]> NamesAsync(string path) =>
        [.. (await GetAsync(path))["items"]!.AsArray().Select(item => item!["metadata"]!["name"]!.GetValue<string>()).Order()];

    public void Dispose() => _client.Dispose();
}
