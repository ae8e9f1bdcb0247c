namespace MeshInstall.Charts.Values;

/// <summary>A map under change. What no expression has reached yet stays the node it was; what was reached is a table or a list of its own.</summary>
internal sealed class SetTable
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, object?> _entries = new(StringComparer.Ordinal);
    private readonly MeshOrigin? _origin;

    public SetTable(MeshMap? map = null)
    {
        _origin = map?.Origin;
        foreach (KeyValuePair<string, MeshNode> entry in map ?? MeshMap.Empty)
        {
            this[entry.Key] = entry.Value;
        }
    }

    public int Count => _entries.Count;

    /// <summary>A node, a <see cref="SetTable"/> or a <see cref="SetList"/>.</summary>
    public object? this[string key]
    {
        set
        {
            if (_entries.TryAdd(key, value))
            {
                _order.Add(key);
            }
            else
            {
                _entries[key] = value;
            }
        }
    }

    /// <summary>The table under a name, a new one that stands nowhere yet where there is none.</summary>
    /// <exception cref="HelmSetException">Something else stands there.</exception>
    public SetTable FindTable(string key) => !_entries.TryGetValue(key, out object? value) ? new SetTable() : SetValue.AsTable(value)
        ?? throw SetValue.WrongType(value, "map[string]interface {}");

    /// <summary>The list under a name, a new one where there is none.</summary>
    /// <exception cref="HelmSetException">Something else stands there.</exception>
    public SetList FindList(string key) => !_entries.TryGetValue(key, out object? value) ? new SetList() : SetValue.AsList(value)
        ?? throw SetValue.WrongType(value, "[]interface {}");

    public MeshMap ToMap()
    {
        MeshMap.Builder builder = new(_order.Count);
        foreach (string key in _order)
        {
            builder[key] = SetValue.ToNode(_entries[key]);
        }

        return builder.Build(_origin);
    }
}
