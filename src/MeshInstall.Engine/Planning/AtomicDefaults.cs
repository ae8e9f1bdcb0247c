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

    /// <summary>The field's value with its defaults; the same where it has none.</summary>
    public static MeshNode Add(string field, MeshNode value) => Known.TryGetValue(field, out KeyValuePair<string, MeshScalar> known)
        ? value switch
        {
            MeshMap map => Add(map, known),
            MeshList list => new MeshList(list.Select(item => item is MeshMap map ? Add(map, known) : item)),
            _ => value,
        }
        : value;

    private static MeshMap Add(MeshMap map, KeyValuePair<string, MeshScalar> known) =>
        map.ContainsKey(known.Key) ? map : map.With(known.Key, known.Value);
}
