using System.Text;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>Changes a text in ways that readers do not expect.</summary>
internal static class TextMutation
{
    private const int MaxChanges = 5;
    private const int MaxLength = 4_000;
    private static readonly string[] Oddities =
    [
        "\0", "\r", "\r\n", "\t", "\uFEFF", "\u2028", "\u0085", "é", "😀", "\"", "'", "`", "\\", "-", "--", "9223372036854775808", "-9223372036854775809", "1e309", "1e-400",
        "0x", "0b2", "99999999999999999999", "NaN", "inf", ".5", "%", "%!", "$", "${", "[", "]", "{", "}", "(", ")", ":", ",", "&a", "*a", "!!", "|", ">", "#", "/", "..", "~", "null", "true",
    ];

    public static byte[] Mutate(Random random, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
    {
        List<byte> text = [.. Pick(random, seeds)];
        for (int i = random.Next(1, MaxChanges + 1); i > 0; i--)
        {
            Change(random, text, seeds, words);
        }

        return [.. text.Take(MaxLength)];
    }

    /// <summary>Changes single bytes and leaves the length.</summary>
    public static byte[] Change(Random random, byte[] text)
    {
        byte[] changed = [.. text];
        for (int i = random.Next(1, 8); i > 0 && changed.Length > 0; i--)
        {
            // The heads of the entries are what matters, and they come first.
            changed[random.Next(random.Next(2) == 0 ? Math.Min(1_536, changed.Length) : changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private static void Change(Random random, List<byte> text, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
    {
        int at = random.Next(text.Count + 1);
        int length = random.Next(Math.Min(text.Count - at, 30) + 1);
        switch (random.Next(8))
        {
            case 0:
                text.InsertRange(at, Encoding.UTF8.GetBytes(Pick(random, words)));
                break;
            case 1:
                text.InsertRange(at, Encoding.UTF8.GetBytes(Pick(random, Oddities)));
                break;
            case 2:
                text.RemoveRange(at, length);
                break;
            case 3:
                text.InsertRange(random.Next(text.Count + 1), text.GetRange(at, length));
                break;
            case 4 when at < text.Count:
                text[at] = (byte)random.Next(256);
                break;
            case 5:
                byte[] other = Pick(random, seeds);
                int from = random.Next(other.Length + 1);
                text.InsertRange(at, other.Skip(from).Take(random.Next(60)));
                break;
            case 6:
                List<byte> part = text.GetRange(at, length);
                for (int i = random.Next(20); i > 0; i--)
                {
                    text.InsertRange(at, part);
                }

                break;
            default:
                text.RemoveRange(at, text.Count - at);
                break;
        }
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
