using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Values;

/// <summary>The types of values in messages.</summary>
internal static class ValueTypes
{
    /// <summary>The Go type in a failed conversion, such as <c>map[string]interface {}</c>.</summary>
    public static string NameOf(object? value) => value is null ? "nil" : GoPrint.TypeName(value);
}
