namespace MeshInstall.Charts.GoValues;

/// <summary>A Go slice. No template function changes one in place, so lists are shared freely.</summary>
internal sealed class GoList
{
    private static readonly object[] BoxedBytes = Box();
    private readonly ReadOnlyMemory<byte> bytes;
    private object?[]? items;

    public GoList(object?[] items)
        : this(GoType.SliceOfAny, items)
    {
    }

    public GoList(GoType type, object?[] items)
    {
        Type = type;
        this.items = items;
        Count = items.Length;
    }

    private GoList(ReadOnlyMemory<byte> bytes)
    {
        Type = GoType.SliceOfByte;
        this.bytes = bytes;
        Count = bytes.Length;
    }

    public GoType Type { get; }

    public object?[] Items => items ??= Spread(bytes.Span);

    public int Count { get; }

    /// <summary>Whether it is Go's nil slice: empty in templates, <c>null</c> in JSON.</summary>
    public bool IsNil { get; init; }

    public object? this[int index] => Items[index];

    public static GoList OfStrings(IEnumerable<string> items) => new(GoType.SliceOfString, [.. items]);

    /// <summary>A <c>[]byte</c>; its items are boxed <see cref="byte"/>s, made only when someone looks at them one by one.</summary>
    public static GoList OfBytes(ReadOnlySpan<byte> bytes) => new(bytes.ToArray().AsMemory());

    /// <summary>A <c>[]byte</c> over memory that nobody changes.</summary>
    public static GoList OfBytes(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>The bytes of a <c>[]byte</c>.</summary>
    public ReadOnlyMemory<byte> AsBytes() => items is null ? bytes : items.Select(item => item is byte value ? value : (byte)0).ToArray();

    private static object?[] Spread(ReadOnlySpan<byte> bytes)
    {
        object?[] spread = new object?[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            spread[i] = BoxedBytes[bytes[i]];
        }

        return spread;
    }

    private static object[] Box() => [.. Enumerable.Range(0, 256).Select(value => (object)(byte)value)];
}
