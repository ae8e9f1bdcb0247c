using System.Text;

namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>
/// Go's reader decodes 512 bytes at a time and refuses what YAML forbids as soon as the block with it is needed: before an error that stands in the
/// same block, after an error in a block before it, and not at all when the document ends earlier.
/// </summary>
/// <param name="Position">The position at which the block begins; beyond every text where nothing is wrong.</param>
/// <param name="Problem">What is wrong.</param>
internal readonly record struct YamlTripwire(int Position, string Problem)
{
    private const int BlockSize = 512;

    public static YamlTripwire Nothing { get; } = new(int.MaxValue, string.Empty);

    public static YamlTripwire Find(string text)
    {
        int bad = YamlText.IndexOfForbidden(text, text.StartsWith('\uFEFF') ? 1 : 0);
        return bad < 0 ? Nothing : new YamlTripwire(BlockOf(text, bad), ProblemOf(text.AsSpan(bad)));
    }

    private static int BlockOf(string text, int bad)
    {
        int start = 0, used = 0;
        for (int index = 0; index < bad;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int characters);
            if (used + rune.Utf8SequenceLength > BlockSize)
            {
                start = index;
                used = 0;
            }

            used += rune.Utf8SequenceLength;
            index += characters;
        }

        return used < BlockSize ? start : bad;
    }

    private static string ProblemOf(ReadOnlySpan<char> text)
    {
        if (!char.IsLowSurrogate(text[0]))
        {
            return "control characters are not allowed";
        }

        int lead = (byte)text[0], width = lead switch { >= 0xC0 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF8 => 4, _ => 0 };
        if (width == 0)
        {
            return "invalid leading UTF-8 octet";
        }

        int value = lead & (0x7F >> width);
        for (int index = 1; index < width; index++)
        {
            if (index >= text.Length)
            {
                return "incomplete UTF-8 octet sequence";
            }

            if (!char.IsLowSurrogate(text[index]) || (text[index] & 0xC0) != 0x80)
            {
                return "invalid trailing UTF-8 octet";
            }

            value = (value << 6) + (text[index] & 0x3F);
        }

        int least = width switch { 2 => 0x80, 3 => 0x800, _ => 0x10000 };
        return value < least ? "invalid length of a UTF-8 sequence" : "invalid Unicode character";
    }
}
