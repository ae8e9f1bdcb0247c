using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Plays the servers behind webhooks: once they have an endpoint they give their webhooks the certificate authority that these lack.</summary>
internal sealed class WebhookController(ControllerContext context) : IController
{
    private const string Manager = "sandbox-webhook-server";
    private const string ServiceNameLabel = "kubernetes.io/service-name";

    // A stand-in: nobody connects to the servers of a sandbox.
    private static readonly string Authority = Convert.ToBase64String("sandbox certificate authority"u8);
    private static readonly GroupResource[] Configurations =
    [
        new("admissionregistration.k8s.io", "mutatingwebhookconfigurations"),
        new("admissionregistration.k8s.io", "validatingwebhookconfigurations"),
    ];

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) =>
        Configurations.Contains(resource) ? [change.Object.Key]
        : resource == Resources.EndpointSlices ? Configurations.SelectMany(kind => context.Store.Items(kind).Keys).Distinct().ToList()
        : [];

    public void Reconcile(ObjectKey key)
    {
        foreach (var kind in Configurations)
        {
            if (context.Find(kind, key) is { IsDeleting: false } item && item.Body.Objects("webhooks").Any(IsDue))
            {
                context.Update(kind, key, body =>
                {
                    foreach (var webhook in body.Objects("webhooks").Where(IsDue))
                    {
                        webhook.Object("clientConfig")!["caBundle"] = Authority;
                    }
                }, manager: Manager);
            }
        }
    }

    private bool IsDue(JsonObject webhook) =>
        webhook.At("clientConfig") is { } client && client.Text("caBundle") is null or "" && client.Object("service") is { } service && HasEndpoint(service);

    private bool HasEndpoint(JsonObject service) => context.Store.InNamespace(Resources.EndpointSlices, service.Text("namespace") ?? "")
        .Any(slice => slice.Labels.GetValueOrDefault(ServiceNameLabel) == service.Text("name")
            && slice.Body.Objects("endpoints").Any(endpoint => endpoint.At("conditions").Flag("ready") != false));
}
