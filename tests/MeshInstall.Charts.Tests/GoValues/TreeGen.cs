using System.Text;
using CsCheck;

namespace MeshInstall.Charts.Tests.GoValues;

/// <summary>Random values with strings that are hard on every writer: indicators, words of other types, blanks, breaks, and long lines.</summary>
internal static class TreeGen
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "  ", "\n", "\n", "\n\n", "\t", "\r", ":", ": ", " #", "#", "-", "- ", "?", "? ", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`",
        "\\", "=", "<", "<<", "~", "---", "...", "--- ", "/", "$", "(", "é", "日本", "😀", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u200b", "\u0000", "\u0001", "\u0007",
        "\u001b", "\u000b", "\u000c", "\b", "\ufffd", "&", "y", "no", "On", "true", "null", "NULL", ".inf", "-.INF", ".nan", "0", "1", "7", "10", "-1",
        "+5", "0x1F", "0o17", "017", "08", "0b11", "1_000", "1.5", ".5", "5.", "1e3", "1E+6", "1e400", "12:30", "1:2:3.5", "190:20:30", "2001-01-01", "2001-1-1T1:2:3Z", "2001-12-14 21:59:43.10",
        "2001-02-30", "word", "longer-word", "app.kubernetes.io/name", "http://example.com/a?b=c&d=e", "the quick brown fox jumps over the lazy dog and then goes on",
    ];

    public static Gen<string> Text { get; } = Gen.Frequency(
        (3, Any(Pieces)),
        (4, Any(Pieces).Array[0, 6].Select(string.Concat)),
        (2, Any(Pieces).Array[8, 40].Select(parts => string.Join(' ', parts))),
        (1, Gen.Char.AlphaNumeric.Array[0, 12].Select(letters => new string(letters))),
        (1, Gen.Char['\u00a0', '\ud7ff'].Array[0, 8].Select(letters => new string(letters))));

    // Of three keys with digits before letters or after zeros, Go's order may be a circle; helm then writes them differently each time.
    private static Gen<string> KeyInOrder { get; } = Gen.Select(
        Gen.Char["abcxyzABC.-_/ "].Array[0, 7].Select(letters => new string(letters)),
        Gen.Frequency((3, Gen.Const(string.Empty)), (1, Gen.Int[0, 120].Select(number => $"{number}"))),
        (letters, number) => letters + number);

    private static Gen<string> AnyKey { get; } = Gen.Frequency(
        (3, Text),
        (3, Gen.Char["abAB0129.-_é"].Array[0, 7].Select(letters => new string(letters))),
        (1, Gen.Char.AlphaNumeric.Array[100, 160].Select(letters => new string(letters))));

    public static Gen<double> Number { get; } = Gen.Frequency(
        (4, Gen.Int[-1000, 1000].Select(value => (double)value)),
        (2, Gen.Int.Select(value => value / 8.0)),
        (2, Gen.Double.Where(double.IsFinite)),
        (1, Gen.Long.Select(value => (double)value)),
        (1, Any(0.0, -0.0, 1e6, 1e20, 1e21, 1e-6, 1e-7, 123456789, 5e-324, 1.7976931348623157e308, 9223372036854775807, 18446744073709551615, 1e19)));

    /// <summary>A value as JSON, escaped down to ASCII, so that it comes through every file unchanged.</summary>
    public static Gen<string> Json { get; } = Level(0);

    private static Gen<string> Level(int depth) => depth == 4 ? Leaf() : Gen.Frequency(
        (6 + depth, Leaf()),
        (2, Map(KeyInOrder, 5, depth)),
        (2, Map(AnyKey, 2, depth)),
        (2, Level(depth + 1).Array[0, 5].Select(items => $"[{string.Join(',', items)}]")));

    private static Gen<string> Map(Gen<string> keys, int most, int depth) => Gen.Select(keys, Level(depth + 1), (key, value) => $"{Quote(key)}:{value}")
        .Array[0, most].Select(entries => $"{{{string.Join(',', entries)}}}");

    private static Gen<string> Leaf() => Gen.Frequency(
        (6, Text.Select(Quote)),
        (3, Number.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        (1, Any("true", "false")),
        (1, Gen.Const("null")));

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char character in text)
        {
            quoted.Append(char.IsAsciiLetterOrDigit(character) ? character.ToString() : $"\\u{(int)character:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
