using System.Collections;

namespace MeshInstall;

/// <summary>An ordered, immutable list of nodes.</summary>
public sealed class MeshList : MeshNode, IReadOnlyList<MeshNode>, IList
{
    private readonly MeshNode[] _items;

    /// <summary>A list of <paramref name="items"/>.</summary>
    public MeshList(IEnumerable<MeshNode> items, MeshOrigin? origin = null)
        : base(origin)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = [.. items];
    }

    private MeshList(MeshNode[] items, MeshOrigin? origin)
        : base(origin) => _items = items;

    /// <summary>The list without items.</summary>
    public static MeshList Empty { get; } = new([], null);

    /// <inheritdoc/>
    public override MeshNodeKind Kind => MeshNodeKind.List;

    /// <summary>The number of items.</summary>
    public int Count => _items.Length;

    bool IList.IsFixedSize => true;

    bool IList.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => this;

    /// <summary>The item at <paramref name="index"/>, from 0.</summary>
    public MeshNode this[int index] => _items[index];

    object? IList.this[int index]
    {
        get => _items[index].ToObject();
        set => throw ReadOnly();
    }

    /// <summary>An array of the items' plain values: PowerShell reads the items of a generic list as they are, not their values.</summary>
    public override object? ToObject() => Array.ConvertAll(_items, item => item.ToObject());

    /// <inheritdoc/>
    public override MeshNode WithOrigin(MeshOrigin? origin) => new MeshList(_items, origin);

    /// <inheritdoc/>
    public override MeshNode WithOriginThroughout(MeshOrigin origin) =>
        new MeshList(Array.ConvertAll(_items, item => item.WithOriginThroughout(origin)), origin);

    /// <inheritdoc/>
    public override bool Equals(MeshNode? other) =>
        ReferenceEquals(this, other) || (other is MeshList list && _items.AsSpan().SequenceEqual(list._items));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (MeshNode item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The list in JSON flow style, for messages.</summary>
    public override string ToString() => MeshJson.ToText(this);

    /// <inheritdoc/>
    public IEnumerator<MeshNode> GetEnumerator() => ((IEnumerable<MeshNode>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.Select(item => item.ToObject()).GetEnumerator();

    int IList.Add(object? value) => throw ReadOnly();

    void IList.Clear() => throw ReadOnly();

    bool IList.Contains(object? value) => ((IList)this).IndexOf(value) >= 0;

    int IList.IndexOf(object? value) => Array.FindIndex(_items, item => Equals(item.ToObject(), value));

    void IList.Insert(int index, object? value) => throw ReadOnly();

    void IList.Remove(object? value) => throw ReadOnly();

    void IList.RemoveAt(int index) => throw ReadOnly();

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (MeshNode item in _items)
        {
            array.SetValue(item.ToObject(), index++);
        }
    }

    private static NotSupportedException ReadOnly() => new("A MeshList is read-only; Merge-MeshConfig makes a changed configuration.");
}
