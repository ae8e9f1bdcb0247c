using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Gives namespaces what each has, and empties those that are deleted.</summary>
internal sealed class NamespaceController(ControllerContext context) : IController
{
    private const string RootCertificates = "kube-root-ca.crt";

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        if (resource == Resources.Namespaces)
        {
            return change.Kind == WatchEventKind.Deleted ? [] : [change.Object.Key];
        }

        var isOurs = resource == Resources.ServiceAccounts || resource == Resources.ConfigMaps;
        if (change.Object.Key.Namespace.Length == 0 || (change.Kind != WatchEventKind.Deleted && !isOurs))
        {
            return [];
        }

        var key = new ObjectKey("", change.Object.Key.Namespace);
        return context.Find(Resources.Namespaces, key) is { } space && (space.IsDeleting || isOurs) ? [key] : [];
    }

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Namespaces, key) is not { } space)
        {
            return;
        }

        if (!space.IsDeleting)
        {
            Furnish(key.Name);
            return;
        }

        var isEmpty = true;
        foreach (var resource in context.Store.Resources)
        {
            foreach (var item in context.Store.InNamespace(resource, key.Name).ToList())
            {
                isEmpty = false;
                if (!item.IsDeleting)
                {
                    context.Delete(resource, item.Key, new DeleteOptions { PropagationPolicy = DeleteOptions.Background });
                }
            }
        }

        if (isEmpty)
        {
            context.Update(Resources.Namespaces, key, body => body.Ensure("spec").Remove("finalizers"), "finalize");
        }
    }

    private void Furnish(string space)
    {
        if (context.Find(Resources.ServiceAccounts, new ObjectKey(space, "default")) is null)
        {
            context.Create(Resources.ServiceAccounts, space, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "default" } });
        }

        if (context.Find(Resources.ConfigMaps, new ObjectKey(space, RootCertificates)) is null)
        {
            context.Create(Resources.ConfigMaps, space, new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["name"] = RootCertificates,
                    ["annotations"] = new JsonObject { ["kubernetes.io/description"] = "The certificates that clients of this API server should trust." },
                },
                ["data"] = new JsonObject { ["ca.crt"] = "" },
            });
        }
    }
}
