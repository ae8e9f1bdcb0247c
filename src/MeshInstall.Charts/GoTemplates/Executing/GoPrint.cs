using System.Globalization;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Stands in until the real one is there.</summary>
internal static class GoPrint
{
    public static string Format(object? value) => value switch
    {
        null => "<nil>",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        GoMap map => $"map[{string.Join(' ', map.SortedKeys().Select(key => $"{key}:{Format(map[key])}"))}]",
        GoList list => $"[{string.Join(' ', list.Items.Select(Format))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    public static string Sprint(ReadOnlySpan<object?> values) => string.Concat(values.ToArray().Select(Format));

    public static string Sprintln(ReadOnlySpan<object?> values) => string.Join(' ', values.ToArray().Select(Format)) + "\n";

    public static string Sprintf(string format, ReadOnlySpan<object?> values) => format + Sprint(values);

    public static string TypeName(object? value) => value switch
    {
        null => "<nil>",
        nint => "int",
        int => "int32",
        long => "int64",
        double => "float64",
        bool => "bool",
        string => "string",
        byte => "uint8",
        ulong => "uint64",
        GoMap map => map.Type.Name,
        GoList list => list.Type.Name,
        GoObject item => item.Type.Name,
        _ => value.GetType().Name,
    };
}
