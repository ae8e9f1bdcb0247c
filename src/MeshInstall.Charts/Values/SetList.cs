namespace MeshInstall.Charts.Values;

/// <summary>A list under change; see <see cref="SetTable"/>.</summary>
internal sealed class SetList
{
    public const int MaxIndex = 65_536;
    private readonly List<object?> _items;
    private readonly MeshOrigin? _origin;

    public SetList(MeshList? list = null)
    {
        _items = list is null ? [] : [.. list];
        _origin = list?.Origin;
    }

    public int Count => _items.Count;

    /// <summary>The table at an index, a new one where there is none; what else stands there gives way to it.</summary>
    public SetTable FindTable(long index)
    {
        if (index >= Count)
        {
            return new SetTable();
        }

        SetTable table = SetValue.AsTable(_items[(int)index]) ?? new SetTable();
        _items[(int)index] = table;
        return table;
    }

    /// <summary>The list at an index, a new one where there is none or a null.</summary>
    /// <exception cref="HelmSetException">Something else stands there.</exception>
    public SetList FindList(long index)
    {
        if (index >= Count || SetValue.IsNull(_items[(int)index]))
        {
            return new SetList();
        }

        SetList list = SetValue.AsList(_items[(int)index]) ?? throw SetValue.WrongType(_items[(int)index], "[]interface {}");
        _items[(int)index] = list;
        return list;
    }

    /// <summary>Puts a value, with nulls before it where the list was shorter.</summary>
    /// <exception cref="HelmSetException">The index is beyond Helm's bound, or the lists of the expression grow too large together.</exception>
    public void Set(long index, object? value, SetBudget budget)
    {
        if (index > MaxIndex)
        {
            throw new HelmSetException($"index of {index} is greater than maximum supported index of {MaxIndex}");
        }

        int missing = (int)index + 1 - _items.Count;
        if (missing > 0)
        {
            budget.Grow(missing);
            _items.AddRange(Enumerable.Repeat<object?>(MeshScalar.Null, missing));
        }

        _items[(int)index] = value;
    }

    public MeshList ToList() => new(_items.Select(SetValue.ToNode), _origin);
}
