using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>How sprig turns any value into text, or into a list of texts.</summary>
internal static class GoText
{
    /// <summary>Strings and bytes as they are, everything else as <c>%v</c> prints it.</summary>
    public static string Of(object? value) => value switch
    {
        string text => text,
        GoList list when list.Type.Name == GoType.SliceOfByte.Name => GoString.FromBytes(list.AsBytes().Span),
        _ => GoPrint.Format(value),
    };

    /// <summary>The texts of a list's items without its nils; any other value is a list of one, and nil one of none.</summary>
    public static string[] ListOf(object? value) => value switch
    {
        null => [],
        GoList list => [.. list.Items.Where(item => item is not null).Select(Of)],
        _ => [Of(value)],
    };
}
