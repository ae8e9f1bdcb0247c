using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>
/// Text with one character for each byte of the Go string, for functions that cut, search or join by bytes: positions are Go's then, and bytes that
/// are no UTF-8 are nothing special.
/// </summary>
internal static class ByteText
{
    public static string From(string text) => Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(GoString.ToBytes(text));

    public static string ToText(string bytes) => Ascii.IsValid(bytes) ? bytes : GoString.FromBytes(Encoding.Latin1.GetBytes(bytes));

    /// <summary>Whether searching and joining the text as it is gives what Go's bytes would: it holds no stray bytes.</summary>
    public static bool IsPlain(string text) => text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF') < 0;

    /// <summary>Stray bytes that stand together as a UTF-8 character again become that character.</summary>
    public static string Normalize(string text) => IsPlain(text) ? text : GoString.FromBytes(GoString.ToBytes(text));
}
