using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Calls an API server with plain JSON.</summary>
public sealed class ApiCaller(HttpClient client)
{
    public const string MergePatch = "application/merge-patch+json";
    public const string StrategicPatch = "application/strategic-merge-patch+json";
    public const string JsonPatch = "application/json-patch+json";
    public const string ApplyPatch = "application/apply-patch+yaml";

    public Task<ApiAnswer> GetAsync(string path, string accept = "application/json") => SendAsync(HttpMethod.Get, path, null, accept: accept);

    public Task<ApiAnswer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<ApiAnswer> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body.ToJsonString());

    public Task<ApiAnswer> DeleteAsync(string path, string? body = null) => SendAsync(HttpMethod.Delete, path, body);

    public Task<ApiAnswer> PatchAsync(string path, string body, string contentType) => SendAsync(HttpMethod.Patch, path, body, contentType);

    public Task<ApiAnswer> ApplyAsync(string path, string body, string manager, bool force = false) =>
        SendAsync(HttpMethod.Patch, $"{path}?fieldManager={manager}&force={(force ? "true" : "false")}", body, ApplyPatch);

    /// <summary>The events of a watch, until it ends.</summary>
    public async IAsyncEnumerable<JsonNode> WatchAsync(string pathAndQuery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, pathAndQuery);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return JsonNode.Parse(line)!;
        }
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body, string contentType = "application/json", string accept = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.UserAgent.ParseAdd("contract-tests/1.0");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var warnings = response.Headers.TryGetValues("Warning", out var values) ? values.ToList() : [];
        return new ApiAnswer(response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject { ["message"] = text }, warnings);
    }
}
