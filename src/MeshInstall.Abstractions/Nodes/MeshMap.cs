using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MeshInstall;

/// <summary>
/// An immutable map from names to nodes that keeps the order of its entries. Its non-generic face gives PowerShell plain values, so
/// that <c>$config.Spec.meshConfig.accessLogFile</c> works at the prompt. Equality ignores the order of entries.
/// </summary>
public sealed partial class MeshMap : MeshNode, IReadOnlyDictionary<string, MeshNode>, IDictionary
{
    private const int IndexedFrom = 9;
    private readonly KeyValuePair<string, MeshNode>[] _entries;
    private readonly Dictionary<string, int>? _index;

    private MeshMap(KeyValuePair<string, MeshNode>[] entries, Dictionary<string, int>? index, MeshOrigin? origin)
        : base(origin)
    {
        _entries = entries;
        _index = index;
    }

    /// <summary>The map without entries.</summary>
    public static MeshMap Empty { get; } = new([], null, null);

    /// <inheritdoc/>
    public override MeshNodeKind Kind => MeshNodeKind.Map;

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The nodes, in order.</summary>
    public IEnumerable<MeshNode> Values => _entries.Select(entry => entry.Value);

    ICollection IDictionary.Keys => Array.ConvertAll(_entries, entry => entry.Key);

    ICollection IDictionary.Values => Array.ConvertAll(_entries, entry => entry.Value.ToObject());

    bool IDictionary.IsFixedSize => true;

    bool IDictionary.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => this;

    /// <summary>The node under <paramref name="key"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public MeshNode this[string key] => TryGetValue(key, out MeshNode? node)
        ? node
        : throw new KeyNotFoundException($"The map has no entry '{key}'.");

    object? IDictionary.this[object key]
    {
        get => key is string name && TryGetValue(name, out MeshNode? node) ? node.ToObject() : null;
        set => throw ReadOnly();
    }

    /// <summary>The node under <paramref name="key"/>, or null where there is none.</summary>
    public MeshNode? Find(string key) => TryGetValue(key, out MeshNode? node) ? node : null;

    /// <summary>The map under <paramref name="key"/>, or null where there is none or something else stands.</summary>
    public MeshMap? FindMap(string key) => Find(key) as MeshMap;

    /// <summary>The list under <paramref name="key"/>, or null where there is none or something else stands.</summary>
    public MeshList? FindList(string key) => Find(key) as MeshList;

    /// <summary>The string under <paramref name="key"/>, or null where there is none or something else stands.</summary>
    public string? FindText(string key) => (Find(key) as MeshScalar)?.Value as string;

    /// <summary>The Boolean under <paramref name="key"/>, or null where there is none or something else stands.</summary>
    public bool? FindBoolean(string key) => (Find(key) as MeshScalar)?.Value as bool?;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out MeshNode value)
    {
        int position = IndexOf(key);
        value = position < 0 ? null : _entries[position].Value;
        return position >= 0;
    }

    /// <summary>A copy with <paramref name="key"/> set to <paramref name="node"/>, in its old place or at the end.</summary>
    public MeshMap With(string key, MeshNode node)
    {
        Builder builder = new(this);
        builder[key] = node;
        return builder.Build(Origin);
    }

    /// <summary>A copy without <paramref name="key"/>; the same map where it has none.</summary>
    public MeshMap Without(string key)
    {
        if (!ContainsKey(key))
        {
            return this;
        }

        Builder builder = new(Count);
        foreach (KeyValuePair<string, MeshNode> entry in _entries)
        {
            if (!string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                builder[entry.Key] = entry.Value;
            }
        }

        return builder.Build(Origin);
    }

    /// <inheritdoc/>
    public override object? ToObject() => this;

    /// <inheritdoc/>
    public override MeshNode WithOrigin(MeshOrigin? origin) => new MeshMap(_entries, _index, origin);

    /// <inheritdoc/>
    public override MeshNode WithOriginThroughout(MeshOrigin origin) => new MeshMap(
        Array.ConvertAll(_entries, entry => KeyValuePair.Create(entry.Key, entry.Value.WithOriginThroughout(origin))), _index, origin);

    /// <inheritdoc/>
    public override bool Equals(MeshNode? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        return other is MeshMap map && map.Count == Count
            && Array.TrueForAll(_entries, entry => map.TryGetValue(entry.Key, out MeshNode? node) && entry.Value.Equals(node));
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = Count;
        foreach (KeyValuePair<string, MeshNode> entry in _entries)
        {
            hash ^= HashCode.Combine(entry.Key, entry.Value);
        }

        return hash;
    }

    /// <summary>The map in JSON flow style, for messages.</summary>
    public override string ToString() => MeshJson.ToText(this);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, MeshNode>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, MeshNode>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IDictionaryEnumerator IDictionary.GetEnumerator() => new PlainEnumerator(_entries);

    void IDictionary.Add(object key, object? value) => throw ReadOnly();

    void IDictionary.Clear() => throw ReadOnly();

    bool IDictionary.Contains(object key) => key is string name && ContainsKey(name);

    void IDictionary.Remove(object key) => throw ReadOnly();

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<string, MeshNode> entry in _entries)
        {
            array.SetValue(new DictionaryEntry(entry.Key, entry.Value.ToObject()), index++);
        }
    }

    private static NotSupportedException ReadOnly() => new("A MeshMap is read-only; Merge-MeshConfig makes a changed configuration.");

    private int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.GetValueOrDefault(key, -1);
        }

        for (int position = 0; position < _entries.Length; position++)
        {
            if (string.Equals(_entries[position].Key, key, StringComparison.Ordinal))
            {
                return position;
            }
        }

        return -1;
    }

    private sealed class PlainEnumerator(KeyValuePair<string, MeshNode>[] entries) : IDictionaryEnumerator
    {
        private int _position = -1;

        public DictionaryEntry Entry => new(Key, Value);

        public object Key => entries[_position].Key;

        public object? Value => entries[_position].Value.ToObject();

        public object Current => Entry;

        public bool MoveNext() => ++_position < entries.Length;

        public void Reset() => _position = -1;
    }
}
