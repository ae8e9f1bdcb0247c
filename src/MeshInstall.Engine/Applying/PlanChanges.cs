using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Applying;

/// <summary>The changes of a plan, told apart by component.</summary>
internal sealed class PlanChanges
{
    private readonly Dictionary<MeshManifest, List<MeshChange>> _byComponent = [];

    public PlanChanges(MeshPlan plan)
    {
        Dictionary<ResourceKey, Queue<MeshChange>> open = [];
        Deletions = [.. plan.Changes.Where(change => change.Action == MeshAction.Delete)];
        foreach (MeshChange change in plan.Changes.Where(change => change.Action != MeshAction.Delete))
        {
            ResourceKey key = ResourceKey.Of(change.Wanted, string.Empty);
            (open.TryGetValue(key, out Queue<MeshChange>? queue) ? queue : open[key] = new Queue<MeshChange>()).Enqueue(change);
        }

        foreach (MeshManifest manifest in plan.Manifests)
        {
            _byComponent[manifest] = [.. manifest.Resources.Select(resource => Take(open, resource, manifest.Namespace)).OfType<MeshChange>()];
        }

        foreach (MeshChange left in open.Values.SelectMany(queue => queue))
        {
            if (left.Wanted is { Kind: "Namespace", Group: "" })
            {
                Namespaces[left.Wanted.Name] = left;
            }
            else if (plan.Manifests.FirstOrDefault(manifest => manifest.Name == left.Component) is { } owner)
            {
                _byComponent[owner].Add(left);
            }
        }
    }

    /// <summary>The namespaces that no component renders itself, by name.</summary>
    public Dictionary<string, MeshChange> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>What is deleted once all else is done.</summary>
    public IReadOnlyList<MeshChange> Deletions { get; }

    /// <summary>The changes of one component.</summary>
    public IReadOnlyList<MeshChange> Of(MeshManifest manifest) => _byComponent[manifest];

    private static MeshChange? Take(Dictionary<ResourceKey, Queue<MeshChange>> open, MeshResource resource, string space)
    {
        foreach (string place in new[] { resource.Namespace ?? string.Empty, space, string.Empty })
        {
            ResourceKey key = new(resource.Group, resource.Kind, place, resource.Name);
            if (open.TryGetValue(key, out Queue<MeshChange>? queue) && queue.TryDequeue(out MeshChange? change))
            {
                return change;
            }
        }

        return null;
    }
}
