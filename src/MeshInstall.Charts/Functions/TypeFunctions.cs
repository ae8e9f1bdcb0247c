using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions;

/// <summary>Functions that print values as strings, and that name their types.</summary>
internal static class TypeFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("toString", (_, arguments) => Text(arguments[0]), GoParameter.Any),
        new("toStrings", (_, arguments) => Texts(arguments[0]), GoParameter.Any),
        new("quote", (_, arguments) => Join(arguments, value => GoPrint.Sprintf("%q", [Text(value)])), GoParameter.Any) { IsVariadic = true },
        new("squote", (_, arguments) => Join(arguments, value => $"'{GoPrint.Format(value)}'"), GoParameter.Any) { IsVariadic = true },
        new("typeOf", (_, arguments) => GoPrint.TypeName(arguments[0]), GoParameter.Any),
        new("typeIs", (_, arguments) => (string)arguments[0]! == GoPrint.TypeName(arguments[1]), GoParameter.String, GoParameter.Any),
        new("typeIsLike", (_, arguments) => IsLike((string)arguments[0]!, GoPrint.TypeName(arguments[1])), GoParameter.String, GoParameter.Any),
        new("kindOf", (_, arguments) => Kind(arguments[0]), GoParameter.Any),
        new("kindIs", (_, arguments) => (string)arguments[0]! == Kind(arguments[1]), GoParameter.String, GoParameter.Any),
    ];

    /// <summary>The string that sprig takes a value for.</summary>
    public static string Text(object? value) => value switch
    {
        string text => text,
        GoList list when ReferenceEquals(list.Type, GoType.SliceOfByte) => GoString.FromBytes(list.AsBytes().Span),
        _ => GoPrint.Format(value),
    };

    private static GoList Texts(object? value) => value switch
    {
        null => GoList.OfStrings([]),
        GoList list when ReferenceEquals(list.Type, GoType.SliceOfString) => list,
        GoList list => GoList.OfStrings(list.Items.Where(item => item is not null).Select(Text)),
        _ => GoList.OfStrings([Text(value)]),
    };

    private static string Join(object?[] values, Func<object?, string> write) => string.Join(' ', values.Where(value => value is not null).Select(write));

    private static bool IsLike(string target, string type) => target == type || (type.Length > 0 && type[0] == '*' && type.AsSpan(1).SequenceEqual(target));

    private static string Kind(object? value) => GoPrint.KindOf(value).ToString().ToLowerInvariant();
}
