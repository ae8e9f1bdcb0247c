using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace MeshInstall.Charts.GoValues;

/// <summary>
/// Go's strings are bytes, .NET's are UTF-16. A byte that is not part of valid UTF-8 stands as the lone low surrogate U+DC00 + byte, so that binary
/// content survives every function and comes out as the same bytes.
/// </summary>
internal static class GoString
{
    private const char EscapeBase = '\uDC00';

    /// <summary>The order of Go's strings: by their bytes.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    public static int Compare(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return string.CompareOrdinal(left, right);
        }

        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        char l = left[common], r = right[common];
        return l < '\uD800' && r < '\uD800' ? l.CompareTo(r) : ToBytes(left).AsSpan().SequenceCompareTo(ToBytes(right));
    }

    /// <summary>The length in bytes, Go's <c>len</c>.</summary>
    public static int Length(string text) => Ascii.IsValid(text) ? text.Length : ToBytes(text).Length;

    public static byte[] ToBytes(string text)
    {
        if (!HasEscapes(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        ArrayBufferWriter<byte> bytes = new(text.Length + 16);
        Span<byte> buffer = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                buffer[0] = (byte)(text[i] - EscapeBase);
                bytes.Write(buffer[..1]);
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int used);
            bytes.Write(buffer[..rune.EncodeToUtf8(buffer)]);
            i += used - 1;
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        StringBuilder? text = null;
        int start = 0;
        for (int i = 0; i < bytes.Length;)
        {
            if (bytes[i] < 0x80)
            {
                i++;
            }
            else if (Rune.DecodeFromUtf8(bytes[i..], out _, out int used) == OperationStatus.Done)
            {
                i += used;
            }
            else
            {
                text ??= new StringBuilder(bytes.Length);
                text.Append(Encoding.UTF8.GetString(bytes[start..i])).Append((char)(EscapeBase + bytes[i]));
                start = ++i;
            }
        }

        string tail = Encoding.UTF8.GetString(bytes[start..]);
        return text is null ? tail : text.Append(tail).ToString();
    }

    /// <summary>Whether the character at <paramref name="index"/> stands for a byte that is no UTF-8.</summary>
    public static bool IsEscape(string text, int index) =>
        text[index] is >= '\uDC80' and <= '\uDCFF' && (index == 0 || !char.IsHighSurrogate(text[index - 1]));

    /// <summary>Whether some bytes of the text are no UTF-8.</summary>
    public static bool HasEscapes(string text)
    {
        for (int i = text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF'); i >= 0 && i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                return true;
            }
        }

        return false;
    }
}
