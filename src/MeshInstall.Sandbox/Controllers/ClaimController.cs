using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Binds PersistentVolumeClaims at once, as a storage class that provisions does.</summary>
internal sealed class ClaimController(ControllerContext context) : IController
{
    private const string Protection = "kubernetes.io/pvc-protection";

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) => resource == Resources.Claims ? [change.Object.Key] : [];

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Claims, key) is not { } claim || (!claim.IsDeleting && claim.Body.At("status").Text("phase") == "Bound"))
        {
            return;
        }

        if (claim.IsDeleting)
        {
            // Nothing here mounts a claim, so nothing holds it.
            if (claim.Metadata.Texts("finalizers").Contains(Protection))
            {
                context.Update(Resources.Claims, key, body =>
                {
                    var metadata = body.Object("metadata")!;
                    metadata["finalizers"] = metadata.Texts("finalizers").Where(name => name != Protection).ToJsonArray();
                });
            }

            return;
        }

        if (claim.Body.At("spec").Text("volumeName") is null)
        {
            context.Update(Resources.Claims, key, body => body.Ensure("spec")["volumeName"] = $"pvc-{claim.Uid}");
            return;
        }

        var spec = claim.Body.At("spec");
        context.SetStatus(Resources.Claims, claim, new JsonObject
        {
            ["phase"] = "Bound",
            ["accessModes"] = spec.At("accessModes")?.DeepClone(),
            ["capacity"] = spec.At("resources").At("requests")?.DeepClone(),
        });
    }
}
