using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>The calls of controllers. An object that has gone or changed meanwhile is no failure: its next change is seen again.</summary>
internal sealed class ApiCalls(HttpClient client)
{
    private const string Discovery = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private static readonly string[] NeededVerbs = ["list", "watch", "delete"];

    /// <summary>Every resource with objects that can be watched and deleted, in its preferred version; events left out.</summary>
    public async Task<IReadOnlyList<ApiResource>> DiscoverAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), ApiResource>();
        foreach (var root in (string[])["/api", "/apis"])
        {
            var groups = await ReadAsync(root, Discovery, cancellationToken);
            foreach (var (group, version, resource) in
                from item in groups!["items"]!.AsArray() from version in item!["versions"]!.AsArray()
                from resource in version!["resources"] as JsonArray ?? [] select ((string?)item["metadata"]?["name"] ?? "", version, resource))
            {
                var verbs = resource["verbs"]!.AsArray().Select(verb => (string)verb!).ToList();
                var plural = (string)resource["resource"]!;
                if (plural != "events" && NeededVerbs.All(verbs.Contains))
                {
                    found.TryAdd((group, plural), new ApiResource(
                        root + (group.Length == 0 ? "/" : $"/{group}/") + (string)version["version"]!, group, plural,
                        (string)resource["responseKind"]!["kind"]!, (string?)resource["scope"] == "Namespaced"));
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>The objects and their revision; null where the resource is not served any more.</summary>
    public async Task<(IReadOnlyList<ApiObject> Items, string Version)?> ListAsync(ApiResource resource, string? space, CancellationToken cancellationToken)
    {
        var list = await ReadAsync(resource.PathOf(space), "application/json", cancellationToken);
        return list is null ? null : ([.. list["items"]!.AsArray().Select(item => new ApiObject(resource, item!.AsObject()))], (string)list["metadata"]!["resourceVersion"]!);
    }

    /// <summary>The changes after a revision, until the server ends the watch.</summary>
    public async IAsyncEnumerable<(string Type, JsonObject Body)> WatchAsync(
        ApiResource resource, string version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = $"{resource.PathOf(null)}?watch=1&allowWatchBookmarks=true&resourceVersion={version}";
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            yield break;
        }

        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var change = JsonNode.Parse(line)!;
            yield return ((string)change["type"]!, change["object"]!.AsObject());
        }
    }

    public Task PatchAsync(string path, JsonObject patch, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, path, patch, "application/merge-patch+json", cancellationToken);

    public Task CreateAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, "application/json", cancellationToken);

    public Task ReplaceAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, body, "application/json", cancellationToken);

    public Task DeleteAsync(string path, string policy, string? uid, CancellationToken cancellationToken)
    {
        var options = new JsonObject { ["kind"] = "DeleteOptions", ["apiVersion"] = "v1", ["propagationPolicy"] = policy };
        if (uid is not null)
        {
            options["preconditions"] = new JsonObject { ["uid"] = uid };
        }

        return SendAsync(HttpMethod.Delete, path, options, "application/json", cancellationToken);
    }

    private async Task<JsonNode?> ReadAsync(string path, string accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject body, string type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return;
        }

        // What came too late for a namespace that is going is not missed.
        var refusal = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.Forbidden || !refusal.Contains("NamespaceTerminating", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{method} {path}: {refusal}");
        }
    }
}
