using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// Fields that a controller is meant to set once the object is there: what it set is left to it. Only fields that it owns are left out, since an
/// apply without a field that nobody else owns puts the field back to its default.
/// </summary>
internal static class ControllerFields
{
    private const string Istiod = "pilot-discovery";

    /// <summary>The object as it is to be applied over <paramref name="live"/>.</summary>
    public static MeshResource Leave(MeshResource wanted, MeshMap live) => wanted.Kind switch
    {
        "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" => LeaveAuthorities(WebhookPolicy.Keep(wanted, live), live),
        "Deployment" or "StatefulSet" or "ReplicaSet" => LeaveReplicas(wanted, live),
        _ => wanted,
    };

    private static MeshResource LeaveAuthorities(MeshResource wanted, MeshMap live)
    {
        if (wanted.Body.FindList("webhooks") is not { } webhooks || !FieldManagers.Entries(live).Any(entry => entry.FindText("manager") == Istiod))
        {
            return wanted;
        }

        HashSet<string?> patched = [.. live.Maps("webhooks")
            .Where(webhook => webhook.FindMap("clientConfig")?.FindText("caBundle") is { Length: > 0 })
            .Select(webhook => webhook.FindText("name"))];
        MeshList left = new(webhooks.Select(node => node is MeshMap webhook
            && webhook.FindMap("clientConfig") is { } client
            && client.FindText("caBundle") is ""
            && patched.Contains(webhook.FindText("name"))
                ? webhook.With("clientConfig", client.Without("caBundle"))
                : node));
        return left.Equals(webhooks) ? wanted : new MeshResource(wanted.Body.With("webhooks", left));
    }

    /// <summary>Whoever scales the object owns the number of its replicas by the scale subresource.</summary>
    private static MeshResource LeaveReplicas(MeshResource wanted, MeshMap live)
    {
        bool isScaled = live.Metadata().Maps("managedFields").Any(entry =>
            entry.FindText("subresource") == "scale" && entry.FindMap("fieldsV1")?.FindMap("f:spec")?.ContainsKey("f:replicas") == true);
        return isScaled && wanted.Body.FindMap("spec") is { } spec && spec.ContainsKey("replicas")
            ? new MeshResource(wanted.Body.With("spec", spec.Without("replicas")))
            : wanted;
    }
}
