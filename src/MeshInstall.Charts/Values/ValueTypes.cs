using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Values;

/// <summary>Values in messages, as Go prints them.</summary>
internal static class ValueText
{
    /// <summary>The Go type in a failed conversion, such as <c>map[string]interface {}</c>.</summary>
    public static string TypeOf(object? value) => value switch
    {
        null => "nil",
        bool => "bool",
        string => "string",
        double => "float64",
        long => "int64",
        GoMap map => map.Type.Name,
        GoList list => list.Type.Name,
        _ => "interface {}",
    };

    /// <summary>The value as Go prints it; for names and paths, as values can be secrets.</summary>
    public static string Of(object? value) => GoPrint.Format(value);

    /// <summary>What <c>%q</c> makes of a text.</summary>
    public static string Quote(string text) => GoPrint.Sprintf("%q", [text]);
}
