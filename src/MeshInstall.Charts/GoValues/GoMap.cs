using System.Diagnostics.CodeAnalysis;

namespace MeshInstall.Charts.GoValues;

/// <summary>A Go map with string keys: mutable and shared by reference, as templates expect of <c>set</c> and <c>unset</c>.</summary>
internal sealed class GoMap
{
    private readonly Dictionary<string, object?> entries;
    private string[]? sorted;

    public GoMap(GoType? type = null, int capacity = 0)
    {
        Type = type ?? GoType.MapOfAny;
        entries = new Dictionary<string, object?>(capacity, StringComparer.Ordinal);
    }

    public GoType Type { get; }

    public int Count => entries.Count;

    /// <summary>The keys in the order they were put in.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>The entries in the order they were put in.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Entries => entries;

    public object? this[string key]
    {
        get => entries.GetValueOrDefault(key);
        set
        {
            int before = entries.Count;
            entries[key] = value;
            if (entries.Count != before)
            {
                sorted = null;
            }
        }
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => entries.TryGetValue(key, out value);

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool Remove(string key)
    {
        sorted = null;
        return entries.Remove(key);
    }

    /// <summary>The keys in Go's order (by their UTF-8 bytes); a snapshot that later changes do not touch.</summary>
    public string[] SortedKeys()
    {
        if (sorted is null)
        {
            string[] keys = [.. entries.Keys];
            Array.Sort(keys, GoString.Order);
            sorted = keys;
        }

        return sorted;
    }
}
