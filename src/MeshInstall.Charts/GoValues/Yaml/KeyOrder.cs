using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>The order of keys in Go's YAML encoders: numbers inside them count as numbers, letters come after what is no letter.</summary>
internal static class KeyOrder
{
    /// <summary>The keys in the encoder's order.</summary>
    /// <param name="keys">The keys in the order of their bytes; left as they are.</param>
    /// <param name="dialect">The encoder.</param>
    public static string[] Sort(string[] keys, YamlDialect dialect)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            if (IsLess(keys[i], keys[i - 1], dialect))
            {
                return MergeSort(keys, dialect);
            }
        }

        return keys;
    }

    // The order is not transitive for some keys, which Array.Sort answers with an exception.
    private static string[] MergeSort(string[] keys, YamlDialect dialect)
    {
        string[] from = [.. keys], to = new string[keys.Length];
        for (int width = 1; width < keys.Length; width *= 2)
        {
            for (int start = 0; start < keys.Length; start += 2 * width)
            {
                int middle = Math.Min(start + width, keys.Length), end = Math.Min(start + (2 * width), keys.Length);
                int left = start, right = middle;
                for (int i = start; i < end; i++)
                {
                    bool takesRight = left == middle || (right < end && IsLess(from[right], from[left], dialect));
                    to[i] = takesRight ? from[right++] : from[left++];
                }
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static bool IsLess(string left, string right, YamlDialect dialect)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common > 0 && common < left.Length && common < right.Length && (char.IsLowSurrogate(left[common]) || char.IsLowSurrogate(right[common])))
        {
            common--;
        }

        if (common == left.Length || common == right.Length)
        {
            return left.Length < right.Length;
        }

        Rune l = RuneAt(left, common), r = RuneAt(right, common);
        bool leftIsLetter = Rune.IsLetter(l), rightIsLetter = Rune.IsLetter(r);
        if (leftIsLetter && rightIsLetter)
        {
            return l.Value < r.Value;
        }

        if (leftIsLetter || rightIsLetter)
        {
            bool afterDigit = !dialect.IsCompact && common > 0 && IsDigit(RuneBefore(left, common));
            return afterDigit ? leftIsLetter : rightIsLetter;
        }

        return IsNumberLess(left, right, common, l, r);
    }

    private static bool IsNumberLess(string left, string right, int common, Rune l, Rune r)
    {
        long leftNumber = 0, rightNumber = 0;
        if ((l.Value == '0' || r.Value == '0') && ContinuesNumber(left, common))
        {
            leftNumber = rightNumber = 1;
        }

        int leftEnd = AddDigits(left, common, ref leftNumber);
        int rightEnd = AddDigits(right, common, ref rightNumber);
        return leftNumber != rightNumber ? leftNumber < rightNumber : leftEnd != rightEnd ? leftEnd < rightEnd : l.Value < r.Value;
    }

    /// <summary>Whether a digit other than zero stands in the run of digits before the place.</summary>
    private static bool ContinuesNumber(string text, int place)
    {
        for (int i = place; i > 0; )
        {
            Rune rune = RuneBefore(text, i);
            if (!IsDigit(rune))
            {
                return false;
            }

            if (rune.Value != '0')
            {
                return true;
            }

            i -= rune.Utf16SequenceLength;
        }

        return false;
    }

    /// <summary>How many digits stand at the place; their number overflows as Go's does.</summary>
    private static int AddDigits(string text, int place, ref long number)
    {
        int count = 0;
        while (place < text.Length && RuneAt(text, place) is var rune && IsDigit(rune))
        {
            number = unchecked((number * 10) + (rune.Value - '0'));
            place += rune.Utf16SequenceLength;
            count++;
        }

        return count;
    }

    private static bool IsDigit(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    private static Rune RuneAt(string text, int index)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out _);
        return rune;
    }

    private static Rune RuneBefore(string text, int index)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out Rune rune, out _);
        return rune;
    }
}
