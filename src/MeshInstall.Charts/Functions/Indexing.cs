using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions;

/// <summary>Go's <c>len</c>, <c>index</c> and <c>slice</c>.</summary>
internal static class Indexing
{
    public static nint Length(object? item) => item switch
    {
        string text => GoString.Length(text),
        GoList list => list.Count,
        GoMap map => map.Count,
        GoObject { Underlying: string text } => GoString.Length(text),
        GoNil => throw new GoFunctionException("len of nil pointer"),
        null => throw new GoFunctionException("reflect: call of reflect.Value.Type on zero Value"),
        _ => throw new GoFunctionException($"len of type {PointedType(item)}"),
    };

    /// <summary>The first argument indexed by all the others, one after the other.</summary>
    public static object? Index(object?[] arguments)
    {
        object? item = GoNil.Strip(arguments[0]) ?? throw new GoFunctionException("index of untyped nil");
        for (int i = 1; i < arguments.Length; i++)
        {
            item = Index(item, GoNil.Strip(arguments[i]));
        }

        return item;
    }

    /// <summary>The part of a string or list between two indexes.</summary>
    public static object? Slice(object?[] arguments)
    {
        object item = GoNil.Strip(arguments[0]) ?? throw new GoFunctionException("slice of untyped nil");
        int given = arguments.Length - 1;
        if (given > 3)
        {
            throw new GoFunctionException($"too many slice indexes: {given}");
        }

        byte[]? bytes = item is string text ? GoString.ToBytes(text) : null;
        if (bytes is not null && given == 3)
        {
            throw new GoFunctionException("cannot 3-index slice a string");
        }

        int length = bytes?.Length ?? (item as GoList)?.Count ?? throw new GoFunctionException($"can't slice item of type {GoPrint.TypeName(item)}");
        int[] bounds = [0, length, length];
        for (int i = 0; i < given; i++)
        {
            bounds[i] = At(GoNil.Strip(arguments[i + 1]), length);
        }

        if (bounds[0] > bounds[1] || bounds[1] > bounds[2])
        {
            (int left, int right) = bounds[0] > bounds[1] ? (bounds[0], bounds[1]) : (bounds[1], bounds[2]);
            throw new GoFunctionException($"invalid slice index: {left} > {right}");
        }

        return bytes is not null
            ? GoString.FromBytes(bytes.AsSpan(bounds[0], bounds[1] - bounds[0]))
            : new GoList(((GoList)item).Type, ((GoList)item).Items[bounds[0]..bounds[1]]);
    }

    private static object? Index(object? item, object? index)
    {
        switch (item)
        {
            case null:
                throw new GoFunctionException("index of nil pointer");
            case GoMap map:
                return index is string key
                    ? map.TryGetValue(key, out object? found) ? found : map.Type.ElementZero
                    : throw new GoFunctionException(index is null
                        ? "value is nil; should be of type string"
                        : $"value has type {GoPrint.TypeName(index)}; should be string");
            case GoList list:
                int at = At(index, list.Count);
                return at < list.Count ? list[at] : throw new GoFunctionException("reflect: slice index out of range");
            case string text:
                byte[] bytes = GoString.ToBytes(text);
                at = At(index, bytes.Length);
                return at < bytes.Length ? bytes[at] : throw new GoFunctionException("reflect: string index out of range");
            default:
                throw new GoFunctionException($"can't index item of type {PointedType(item)}");
        }
    }

    private static string PointedType(object item) => GoPrint.TypeName(item).TrimStart('*');

    private static int At(object? index, int capacity)
    {
        long at = (index is GoObject { Underlying: { } underlying } ? underlying : index) switch
        {
            nint number => number,
            long number => number,
            int number => number,
            byte number => number,
            ulong number => unchecked((long)number),
            null => throw new GoFunctionException("cannot index slice/array with nil"),
            _ => throw new GoFunctionException($"cannot index slice/array with type {GoPrint.TypeName(index)}"),
        };
        return at >= 0 && at <= capacity ? (int)at : throw new GoFunctionException($"index out of range: {at}");
    }
}
