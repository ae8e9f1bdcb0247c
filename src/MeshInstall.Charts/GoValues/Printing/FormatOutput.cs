using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>The text being printed, and the padding that the flags of the verb at hand ask for.</summary>
internal sealed class FormatOutput
{
    private const int MaxCharacters = 128_000_000;
    private readonly StringBuilder _text = new();

    public FormatFlags Flags;

    public FormatOutput Append(char character)
    {
        _text.Append(character);
        return this;
    }

    public FormatOutput Append(ReadOnlySpan<char> text)
    {
        if (_text.Length > MaxCharacters - text.Length)
        {
            throw ChartException.Limit($"one text that a function prints has more than {MaxCharacters} characters");
        }

        _text.Append(text);
        return this;
    }

    public FormatOutput Append(Rune rune)
    {
        Span<char> buffer = stackalloc char[2];
        return Append(buffer[..rune.EncodeToUtf16(buffer)]);
    }

    /// <summary>Fills up with spaces, or with zeros where the flags ask for them on the left.</summary>
    public void Fill(int count)
    {
        if (count <= 0)
        {
            return;
        }

        if (_text.Length > MaxCharacters - count)
        {
            throw ChartException.Limit($"one text that a function prints has more than {MaxCharacters} characters");
        }

        _text.Append(Flags.Zero && !Flags.Minus ? '0' : ' ', count);
    }

    public void Pad(ReadOnlySpan<char> text)
    {
        int missing = (Flags.Width ?? 0) == 0 ? 0 : Flags.Width!.Value - RuneCount(text);
        if (!Flags.Minus)
        {
            Fill(missing);
        }

        Append(text);
        if (Flags.Minus)
        {
            Fill(missing);
        }
    }

    public void PadWithSpaces(ReadOnlySpan<char> text)
    {
        bool zero = Flags.Zero;
        Flags.Zero = false;
        Pad(text);
        Flags.Zero = zero;
    }

    public override string ToString() => _text.ToString();

    private static int RuneCount(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        for (int i = text.IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }
}
