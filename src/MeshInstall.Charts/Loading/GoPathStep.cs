using System.Text;

namespace MeshInstall.Charts.Loading;

/// <summary>What one character of a name is held against: a byte, any character but a slash, or a class of characters.</summary>
internal readonly record struct GoPathStep(byte Literal, bool IsAny, IReadOnlyList<(int Low, int High)>? Class, bool IsNegated)
{
    private const int Malformed = -1;

    /// <summary>The steps of a pattern without stars; null where it is malformed.</summary>
    public static GoPathStep[]? Parse(ReadOnlySpan<byte> text)
    {
        List<GoPathStep> steps = [];
        for (int at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'[':
                    if (ParseClass(text, ref at) is not { } found)
                    {
                        return null;
                    }

                    steps.Add(found);
                    break;
                case (byte)'?':
                    steps.Add(new GoPathStep(0, IsAny: true, null, false));
                    break;
                case (byte)'\\':
                    if (++at == text.Length)
                    {
                        return null;
                    }

                    steps.Add(new GoPathStep(text[at], false, null, false));
                    break;
                default:
                    steps.Add(new GoPathStep(text[at], false, null, false));
                    break;
            }
        }

        return [.. steps];
    }

    /// <summary>How many bytes of the name the steps take; -1 where they do not fit.</summary>
    public static int Measure(GoPathStep[] steps, ReadOnlySpan<byte> name)
    {
        int at = 0;
        foreach (GoPathStep step in steps)
        {
            int length = at < name.Length ? step.Measure(name[at..]) : 0;
            if (length == 0)
            {
                return -1;
            }

            at += length;
        }

        return at;
    }

    private static GoPathStep? ParseClass(ReadOnlySpan<byte> text, ref int at)
    {
        at++;
        bool isNegated = at < text.Length && text[at] == '^';
        at += isNegated ? 1 : 0;
        List<(int Low, int High)> ranges = [];
        while (at >= text.Length || text[at] != ']' || ranges.Count == 0)
        {
            int low = ParseMember(text, ref at);
            int high = low;
            if (low != Malformed && text[at] == '-')
            {
                at++;
                high = ParseMember(text, ref at);
            }

            if (low == Malformed || high == Malformed)
            {
                return null;
            }

            ranges.Add((low, high));
        }

        return new GoPathStep(0, false, ranges, isNegated);
    }

    /// <summary>A character of a class; never the last of the text, for the bracket that ends the class is still to come.</summary>
    private static int ParseMember(ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length || text[at] is (byte)'-' or (byte)']' || (text[at] == '\\' && ++at == text.Length))
        {
            return Malformed;
        }

        if (Rune.DecodeFromUtf8(text[at..], out Rune rune, out int length) != System.Buffers.OperationStatus.Done)
        {
            return Malformed;
        }

        at += length;
        return at < text.Length ? rune.Value : Malformed;
    }

    private int Measure(ReadOnlySpan<byte> name)
    {
        if (!IsAny && Class is null)
        {
            return name[0] == Literal ? 1 : 0;
        }

        // Go takes a byte that is no UTF-8 for a character of its own.
        int length = Rune.DecodeFromUtf8(name, out Rune rune, out int used) == System.Buffers.OperationStatus.Done ? used : 1;
        bool fits = IsAny ? name[0] != '/' : Class!.Any(range => range.Low <= rune.Value && rune.Value <= range.High) != IsNegated;
        return fits ? length : 0;
    }
}
