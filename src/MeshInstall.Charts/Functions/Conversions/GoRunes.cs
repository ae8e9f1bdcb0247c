using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Go strings as runes: a byte that is no UTF-8 reads as U+FFFD.</summary>
internal static class GoRunes
{
    /// <summary>Go's conversion to a slice of runes.</summary>
    public static int[] Of(string text)
    {
        int[] runes = new int[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length; i += Next(text, i, out runes[count++]))
        {
        }

        return count == runes.Length ? runes : runes[..count];
    }

    /// <summary>Reads the rune at an index; gives how many characters it takes.</summary>
    public static int Next(string text, int index, out int rune)
    {
        char c = text[index];
        if (!char.IsSurrogate(c))
        {
            rune = c;
            return 1;
        }

        if (GoString.IsEscape(text, index))
        {
            rune = Rune.ReplacementChar.Value;
            return 1;
        }

        Rune.DecodeFromUtf16(text.AsSpan(index), out Rune decoded, out int used);
        rune = decoded.Value;
        return used;
    }

    /// <summary>Go's conversion of a slice of runes to a string.</summary>
    public static string ToText(ReadOnlySpan<int> runes)
    {
        StringBuilder text = new(runes.Length);
        foreach (int rune in runes)
        {
            Append(text, rune);
        }

        return text.ToString();
    }

    public static void Append(StringBuilder text, int rune)
    {
        if (rune < 0xD800)
        {
            text.Append((char)rune);
        }
        else
        {
            text.Append(Rune.IsValid(rune) ? new Rune(rune).ToString() : "\uFFFD");
        }
    }

    /// <summary>Go's <c>strings.Map</c>: each rune replaced by another.</summary>
    public static string Map(string text, Func<int, int> mapping)
    {
        StringBuilder? changed = null;
        for (int i = 0; i < text.Length;)
        {
            int used = Next(text, i, out int rune);
            int mapped = mapping(rune);
            if (changed is null && (mapped != rune || GoString.IsEscape(text, i)))
            {
                changed = new StringBuilder(text.Length).Append(text, 0, i);
            }

            if (changed is not null)
            {
                Append(changed, mapped);
            }

            i += used;
        }

        return changed?.ToString() ?? text;
    }
}
