using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Surviving;

/// <summary>The demo mesh as another tool makes it: rendered objects with the labels of istioctl, applied in its name and recorded nowhere.</summary>
internal static class ForeignInstallation
{
    public static async Task MakeAsync(ModuleRunspace runspace, Uri server)
    {
        using HttpClient client = new() { BaseAddress = server };
        await ApplyAsync(client, "namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        foreach (PSObject manifest in runspace.Invoke("Get-MeshProfile demo | New-MeshManifest"))
        {
            string component = manifest.Properties["Component"].Value.ToString()!;
            foreach (object? resource in (IEnumerable)manifest.Properties["Resources"].Value)
            {
                string body = PSObject.AsPSObject(resource).Properties["Body"].Value.ToString()!;
                JsonObject item = Labelled(JsonNode.Parse(body)!.AsObject(), component);
                await ApplyAsync(client, await PluralAsync(client, item), item.ToJsonString());
            }
        }

        // The control plane signs its webhooks once it runs.
        while (!await AreWebhooksSignedAsync(client, "mutating") || !await AreWebhooksSignedAsync(client, "validating"))
        {
        }
    }

    private static async Task<bool> AreWebhooksSignedAsync(HttpClient client, string sort)
    {
        JsonNode list = JsonNode.Parse(await client.GetStringAsync($"apis/admissionregistration.k8s.io/v1/{sort}webhookconfigurations"))!;
        return list["items"]!.AsArray().SelectMany(item => item!["webhooks"]!.AsArray()).All(webhook => webhook!["clientConfig"]!["caBundle"] is not null);
    }

    private static JsonObject Labelled(JsonObject item, string component)
    {
        JsonObject metadata = item["metadata"]!.AsObject();
        if (metadata["labels"] is not JsonObject labels)
        {
            metadata["labels"] = labels = [];
        }

        labels["operator.istio.io/component"] = component;
        labels["operator.istio.io/managed"] = "Reconcile";
        labels["operator.istio.io/version"] = "unknown";
        labels["install.operator.istio.io/owning-resource"] = "unknown";
        if (component != "Base")
        {
            labels["istio.io/rev"] = "default";
        }

        return item;
    }

    private static async Task<string> PluralAsync(HttpClient client, JsonObject item)
    {
        JsonNode kinds = JsonNode.Parse(await client.GetStringAsync(Group(item)))!;
        return (string)kinds["resources"]!.AsArray().First(resource => (string?)resource!["kind"] == (string?)item["kind"])!["name"]!;
    }

    private static async Task ApplyAsync(HttpClient client, string plural, string body)
    {
        JsonObject item = JsonNode.Parse(body)!.AsObject();
        string space = (string?)item["metadata"]!["namespace"] is { } name ? $"namespaces/{name}/" : string.Empty;
        using HttpRequestMessage request = new(HttpMethod.Patch, $"{Group(item)}/{space}{plural}/{item["metadata"]!["name"]}?fieldManager=istio-operator");
        request.Content = new StringContent(body, Encoding.UTF8, "application/apply-patch+yaml");
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Group(JsonObject item) =>
        (string)item["apiVersion"]! is var version && version.Contains('/', StringComparison.Ordinal) ? $"apis/{version}" : $"api/{version}";
}
