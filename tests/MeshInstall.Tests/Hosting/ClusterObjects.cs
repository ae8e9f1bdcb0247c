using System.Management.Automation;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.Tests.Hosting;

/// <summary>Reads the objects of a listening sandbox over HTTP, as any client would.</summary>
internal sealed class ClusterObjects : IDisposable
{
    private static readonly string[] Lists =
    [
        "api/v1/namespaces", "api/v1/configmaps", "api/v1/secrets", "api/v1/services", "api/v1/serviceaccounts", "apis/apps/v1/deployments",
        "apis/apps/v1/daemonsets", "apis/rbac.authorization.k8s.io/v1/clusterroles", "apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
        "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", "apis/coordination.k8s.io/v1/leases",
        "apis/apiextensions.k8s.io/v1/customresourcedefinitions",
    ];

    private readonly HttpClient _client;

    /// <summary>Where the sandbox listens.</summary>
    public Uri Address => _client.BaseAddress!;

    public ClusterObjects(PSObject cluster) => _client = new HttpClient { BaseAddress = (Uri)cluster.Properties["Server"].Value };

    /// <summary>The object or list at a path of the API, such as <c>apis/apps/v1/namespaces/istio-system/deployments/istiod</c>.</summary>
    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _client.GetStringAsync(path))!;

    /// <summary>The names of the objects of a list.</summary>
    public async Task<string[]> NamesAsync(string path) =>
        [.. (await GetAsync(path))["items"]!.AsArray().Select(item => item!["metadata"]!["name"]!.GetValue<string>()).Order()];

    /// <summary>Whether there is something at a path.</summary>
    public async Task<bool> HasAsync(string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>Makes an object in the list at a path.</summary>
    public Task PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body, "application/json");

    /// <summary>Changes an object by a merge patch, as another field manager.</summary>
    public Task PatchAsync(string path, string body, string manager = "another-tool") =>
        SendAsync(HttpMethod.Patch, $"{path}?fieldManager={manager}", body, "application/merge-patch+json");

    public async Task DeleteAsync(string path)
    {
        using HttpResponseMessage answer = await _client.DeleteAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Every object of the usual kinds as <c>path resourceVersion</c>, so that two calls tell whether anything was written.</summary>
    public async Task<string[]> VersionsAsync()
    {
        List<string> versions = [];
        foreach (string list in Lists)
        {
            foreach (JsonNode? item in (await GetAsync(list))["items"]!.AsArray())
            {
                JsonNode metadata = item!["metadata"]!;
                versions.Add($"{list} {metadata["namespace"]}/{metadata["name"]} {metadata["resourceVersion"]}");
            }
        }

        return [.. versions.Order(StringComparer.Ordinal)];
    }

    private async Task SendAsync(HttpMethod method, string path, string body, string type)
    {
        using HttpRequestMessage request = new(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        using HttpResponseMessage answer = await _client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client.Dispose();
}
