namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Localities as region/zone/subzone, any of which may end the name with a wildcard.</summary>
internal sealed class LocalityNames
{
    private const string Any = "*";
    private readonly Dictionary<string, Dictionary<string, HashSet<string>>> _seen = new(StringComparer.Ordinal);

    /// <summary>Why a locality cannot stand beside those before it; null where it can.</summary>
    public string? Add(string locality)
    {
        int wildcards = locality.Count(letter => letter == '*');
        if (wildcards > 1 || (wildcards == 1 && !locality.EndsWith('*')))
        {
            return "a wildcard may stand only once, and at the end";
        }

        string[] parts = locality.Split('/', 3);
        if (parts.Any(part => part.Length == 0))
        {
            return "a region, zone or subzone in it is empty";
        }

        return _seen.ContainsKey(Any) || !Insert(parts) ? "it overlaps with one before it" : null;
    }

    private bool Insert(string[] parts)
    {
        if (!_seen.TryGetValue(parts[0], out Dictionary<string, HashSet<string>>? zones))
        {
            _seen[parts[0]] = zones = new(StringComparer.Ordinal);
        }
        else if (parts.Length == 1 || zones.ContainsKey(Any))
        {
            return false;
        }

        string zone = parts.Length > 1 ? parts[1] : Any;
        if (!zones.TryGetValue(zone, out HashSet<string>? subzones))
        {
            zones[zone] = subzones = new(StringComparer.Ordinal);
        }
        else if (parts.Length == 2 || subzones.Contains(Any))
        {
            return false;
        }

        return subzones.Add(parts.Length > 2 ? parts[2] : Any);
    }
}
