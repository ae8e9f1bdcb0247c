namespace MeshInstall.Engine.Planning;

/// <summary>
/// The defaults that API servers write into fields which are owned as a whole, so that who applied such a field finds more in it than
/// was applied.
/// </summary>
internal static class AtomicDefaults
{
    private static readonly Dictionary<string, KeyValuePair<string, MeshScalar>> Known = new(StringComparer.Ordinal)
    {
        ["fieldRef"] = new("apiVersion", new MeshScalar("v1")),
        ["resourceFieldRef"] = new("divisor", new MeshScalar("0")),
        ["rules"] = new("scope", new MeshScalar("*")),
    };

    /// <summary>The field's value with its defaults and those of the fields below it; the same where there are none.</summary>
    public static MeshNode Add(string field, MeshNode value) => value switch
    {
        MeshMap map => Add(field, map),
        MeshList list => new MeshList(list.Select(item => item is MeshMap map ? Add(field, map) : item)),
        _ => value,
    };

    private static MeshMap Add(string field, MeshMap map)
    {
        MeshMap.Builder whole = new();
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            whole.Add(entry.Key, Add(entry.Key, entry.Value));
        }

        if (Known.TryGetValue(field, out KeyValuePair<string, MeshScalar> known) && !map.ContainsKey(known.Key))
        {
            whole.Add(known.Key, known.Value);
        }

        return whole.Build();
    }
}
