namespace MeshInstall.TestClusters.Controllers;

/// <summary>Every object by its uid, and which objects it owns.</summary>
internal sealed class OwnerGraph
{
    private readonly Dictionary<string, ApiObject> _objects = [];
    private readonly Dictionary<string, HashSet<string>> _dependents = [];

    public ApiObject? Find(string uid) => _objects.GetValueOrDefault(uid);

    public IReadOnlyList<ApiObject> DependentsOf(string uid) =>
        _dependents.TryGetValue(uid, out var owned) ? [.. owned.Select(item => _objects[item])] : [];

    public void Put(ApiObject item)
    {
        Remove(item.Uid);
        _objects[item.Uid] = item;
        foreach (var owner in OwnersOf(item))
        {
            if (!_dependents.TryGetValue(owner, out var owned))
            {
                _dependents[owner] = owned = [];
            }

            owned.Add(item.Uid);
        }
    }

    public void Remove(string uid)
    {
        if (_objects.Remove(uid, out var item))
        {
            foreach (var owner in OwnersOf(item))
            {
                _dependents.GetValueOrDefault(owner)?.Remove(uid);
            }
        }
    }

    public static IEnumerable<string> OwnersOf(ApiObject item) => item.Owners.Select(owner => (string)owner["uid"]!);
}
