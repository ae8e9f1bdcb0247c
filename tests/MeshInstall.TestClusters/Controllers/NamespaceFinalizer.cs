using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>Empties namespaces that are being deleted, and lets them go once they are empty.</summary>
internal sealed class NamespaceFinalizer(ApiCalls calls)
{
    private readonly Dictionary<string, ApiObject> _waiting = [];

    public async Task VisitAsync(ApiObject space, CancellationToken cancellationToken)
    {
        if (!space.IsDeleting || space.Spec?["finalizers"] is not JsonArray { Count: > 0 })
        {
            _waiting.Remove(space.Name);
            return;
        }

        _waiting[space.Name] = space;
        var resources = (await calls.DiscoverAsync(cancellationToken)).Where(resource => resource.IsNamespaced).ToList();
        foreach (var resource in resources)
        {
            await EmptyAsync(resource, space.Name, cancellationToken);
        }

        foreach (var resource in resources)
        {
            if (await calls.ListAsync(resource, space.Name, cancellationToken) is { Items.Count: > 0 })
            {
                return;
            }
        }

        var body = space.Body.DeepClone().AsObject();
        body["spec"]!["finalizers"] = new JsonArray();
        _waiting.Remove(space.Name);
        await calls.ReplaceAsync(space.Path + "/finalize", body, cancellationToken);
    }

    /// <summary>Looks again at a namespace in which an object has gone.</summary>
    public Task ForgetAsync(ApiObject item, CancellationToken cancellationToken) =>
        _waiting.TryGetValue(item.Namespace, out var space) ? VisitAsync(space, cancellationToken) : Task.CompletedTask;

    private async Task EmptyAsync(ApiResource resource, string space, CancellationToken cancellationToken)
    {
        if (await calls.ListAsync(resource, space, cancellationToken) is not { } listed)
        {
            return;
        }

        foreach (var item in listed.Items.Where(item => !item.IsDeleting))
        {
            await calls.DeleteAsync(item.Path, "Background", item.Uid, cancellationToken);
        }
    }
}
