using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>
/// What clients rely on in an API server. Every derived class runs against the sandbox, and against a real kube-apiserver where
/// its binaries are found.
/// </summary>
public abstract class ApiContract(ITestCluster fixture)
{
    protected ApiCaller Api { get; } = new(fixture.Client);

    /// <summary>The namespaces that the test has made.</summary>
    protected HashSet<string> OwnNamespaces { get; } = [];

    /// <summary>A namespace of the test's own.</summary>
    protected async Task<string> NewNamespaceAsync()
    {
        var name = "t-" + Guid.NewGuid().ToString("n")[..12];
        var made = await Api.PostAsync("/api/v1/namespaces", $$"""{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "{{name}}" } }""");
        Assert.Equal(HttpStatusCode.Created, made.Code);
        OwnNamespaces.Add(name);
        return name;
    }

    protected static string ConfigMap(string name, string data, string? labels = null)
    {
        var metadata = new JsonObject { ["name"] = name };
        if (labels is not null)
        {
            metadata["labels"] = JsonNode.Parse(labels);
        }

        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["metadata"] = metadata, ["data"] = JsonNode.Parse(data) }.ToJsonString();
    }

    protected static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}, got {actual?.ToJsonString()}");
}
