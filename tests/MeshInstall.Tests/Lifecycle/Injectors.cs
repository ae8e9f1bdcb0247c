using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Injection webhooks that others made, and who injects in a cluster.</summary>
internal static class Injectors
{
    private const string List = "apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";

    /// <summary>What selects the namespaces of the default revision by its name.</summary>
    public const string ByRevision = """{"matchExpressions":[{"key":"istio.io/rev","operator":"In","values":["default"]}]}""";

    /// <summary>What selects the namespaces that want proxies and name no revision.</summary>
    public const string ByInjection = """{"matchLabels":{"istio-injection":"enabled"}}""";

    /// <summary>Makes webhooks as istioctl does, which inject by the Service of a control plane.</summary>
    public static Task MakeAsync(ITestCluster cluster, string name, string service, string namespaces, params string[] labels) => PostAsync(cluster, name, "istio-operator",
        $$$"""{"service":{"name":"{{{service}}}","namespace":"istio-system","path":"/inject","port":443}}""", namespaces, labels);

    /// <summary>Makes webhooks that inject from outside the cluster.</summary>
    public static Task MakeOutsideAsync(ITestCluster cluster, string name, string namespaces, params string[] labels) =>
        PostAsync(cluster, name, "proxies", """{"url":"https://proxies.example.com/inject"}""", namespaces, labels);

    /// <summary>The Services that inject by these webhooks, without those that are out of action.</summary>
    public static string[] ServicesOf(ClusterState state, string name) =>
    [
        .. JsonNode.Parse(state.Objects[$"{List}//{name}"])!["webhooks"]!.AsArray()
            .Where(webhook => webhook!["namespaceSelector"]?["matchLabels"]?["istio.io/deactivated"] is null)
            .Select(webhook => (string)webhook!["clientConfig"]!["service"]!["name"]!).Distinct(),
    ];

    private static async Task PostAsync(ITestCluster cluster, string name, string manager, string clientConfig, string namespaces, string[] labels)
    {
        string labelled = string.Join(',', labels.Select(label => $"\"{label.Replace("=", "\":\"", StringComparison.Ordinal)}\""));
        string text = $$$"""
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration",
             "metadata":{"name":"{{{name}}}","labels":{ {{{labelled}}} } },
             "webhooks":[{"name":"inject.proxies.istio.io","admissionReviewVersions":["v1"],"sideEffects":"None","failurePolicy":"Ignore","clientConfig":{{{clientConfig}}},
              "rules":[{"operations":["CREATE"],"apiGroups":[""],"apiVersions":["v1"],"resources":["pods"]}],
              "namespaceSelector":{{{namespaces}}} } ]}
            """;
        using StringContent body = new(text, Encoding.UTF8, "application/json");
        using HttpResponseMessage made = await cluster.Client.PostAsync(new Uri($"{List}?fieldManager={manager}", UriKind.Relative), body);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
    }
}
