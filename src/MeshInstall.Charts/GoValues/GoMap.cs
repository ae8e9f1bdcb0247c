using System.Diagnostics.CodeAnalysis;

namespace MeshInstall.Charts.GoValues;

/// <summary>A Go map with string keys: mutable and shared by reference, as templates expect of <c>set</c> and <c>unset</c>.</summary>
internal sealed class GoMap
{
    private readonly Dictionary<string, object?> entries;
    private readonly Order order;

    public GoMap(GoType? type = null, int capacity = 0)
    {
        Type = type ?? GoType.MapOfAny;
        entries = new Dictionary<string, object?>(capacity, StringComparer.Ordinal);
        order = new Order();
    }

    private GoMap(GoType type, GoMap other)
    {
        Type = type;
        entries = other.entries;
        order = other.order;
    }

    public GoType Type { get; }

    public int Count => entries.Count;

    /// <summary>Whether it is Go's nil map: empty in templates, <c>null</c> in JSON.</summary>
    public bool IsNil { get; init; }

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
                order.Sorted = null;
            }
        }
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => entries.TryGetValue(key, out value);

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    /// <summary>Go's conversion to another type of map: the same entries, which both share from then on.</summary>
    public GoMap As(GoType type) => ReferenceEquals(type, Type) ? this : new GoMap(type, this);

    public bool Remove(string key)
    {
        order.Sorted = null;
        return entries.Remove(key);
    }

    /// <summary>The keys in Go's order (by their UTF-8 bytes); a snapshot that later changes do not touch.</summary>
    public string[] SortedKeys()
    {
        if (order.Sorted is null)
        {
            string[] keys = [.. entries.Keys];
            Array.Sort(keys, GoString.Order);
            order.Sorted = keys;
        }

        return order.Sorted;
    }

    private sealed class Order
    {
        public string[]? Sorted { get; set; }
    }
}
