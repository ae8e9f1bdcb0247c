namespace MeshInstall.Charts.GoValues;

/// <summary>A Go slice. No template function changes one in place, so lists are shared freely.</summary>
internal sealed class GoList(GoType type, object?[] items)
{
    public GoList(object?[] items)
        : this(GoType.SliceOfAny, items)
    {
    }

    public GoType Type { get; } = type;

    public object?[] Items { get; } = items;

    public int Count => Items.Length;

    public object? this[int index] => Items[index];

    public static GoList OfStrings(IEnumerable<string> items) => new(GoType.SliceOfString, [.. items]);

    /// <summary>A <c>[]byte</c>; its items are boxed <see cref="byte"/>s.</summary>
    public static GoList OfBytes(ReadOnlySpan<byte> bytes)
    {
        object?[] items = new object?[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            items[i] = bytes[i];
        }

        return new GoList(GoType.SliceOfByte, items);
    }
}
