using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Loading;

/// <summary>
/// A pattern of Go's <c>path.Match</c>: <c>*</c> and <c>?</c> do not cross a slash, <c>[a-z]</c> and <c>[^a-z]</c> are classes, a backslash takes the
/// next character as it is, and the whole name must fit.
/// </summary>
internal sealed class GoPathPattern
{
    private readonly Part[] _parts;

    private GoPathPattern(Part[] parts) => _parts = parts;

    private enum PartKind
    {
        Literal,
        AnyOne,
        AnyMany,
        Class,
    }

    /// <summary>The empty pattern: no name is empty.</summary>
    public static GoPathPattern Nothing { get; } = new([]);

    /// <summary>The pattern, or null where it is malformed.</summary>
    public static GoPathPattern? Parse(string text)
    {
        int[] runes = Runes(text);
        List<Part> parts = [];
        for (int i = 0; i < runes.Length; i++)
        {
            switch (runes[i])
            {
                case '*':
                    if (parts is not [.., { Kind: PartKind.AnyMany }])
                    {
                        parts.Add(new Part(PartKind.AnyMany));
                    }

                    break;
                case '?':
                    parts.Add(new Part(PartKind.AnyOne));
                    break;
                case '[':
                    if (ParseClass(runes, ref i) is not { } part)
                    {
                        return null;
                    }

                    parts.Add(part);
                    break;
                case '\\':
                    if (++i == runes.Length)
                    {
                        return null;
                    }

                    parts.Add(new Part(PartKind.Literal, runes[i]));
                    break;
                default:
                    parts.Add(new Part(PartKind.Literal, runes[i]));
                    break;
            }
        }

        return new GoPathPattern([.. parts]);
    }

    public bool Matches(string name)
    {
        // Going back to the last star only is enough: whatever an earlier star could take, the last one can take too, up to a slash.
        int[] runes = Runes(name);
        int part = 0, at = 0, starPart = -1, starAt = 0;
        while (at < runes.Length || part < _parts.Length)
        {
            if (part < _parts.Length && _parts[part].Kind == PartKind.AnyMany)
            {
                (starPart, starAt) = (part++, at);
            }
            else if (part < _parts.Length && at < runes.Length && _parts[part].Fits(runes[at]))
            {
                part++;
                at++;
            }
            else if (starPart >= 0 && starAt < runes.Length && runes[starAt] != '/')
            {
                (part, at) = (starPart + 1, ++starAt);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static Part? ParseClass(int[] runes, ref int i)
    {
        bool negated = i + 1 < runes.Length && runes[i + 1] == '^';
        i += negated ? 2 : 1;
        List<(int Low, int High)> ranges = [];
        while (true)
        {
            if (i < runes.Length && runes[i] == ']' && ranges.Count > 0)
            {
                return new Part(PartKind.Class, Ranges: [.. ranges], Negated: negated);
            }

            if (ParseMember(runes, ref i) is not { } low)
            {
                return null;
            }

            int high = low;
            if (i < runes.Length && runes[i] == '-')
            {
                i++;
                if (ParseMember(runes, ref i) is not { } end)
                {
                    return null;
                }

                high = end;
            }

            ranges.Add((low, high));
        }
    }

    private static int? ParseMember(int[] runes, ref int i)
    {
        if (i >= runes.Length || runes[i] is '-' or ']')
        {
            return null;
        }

        if (runes[i] == '\\' && ++i == runes.Length)
        {
            return null;
        }

        // A class cannot end with the pattern: its bracket is still to come. A byte that is no UTF-8 cannot stand in one.
        return ++i < runes.Length && !char.IsSurrogate((char)Math.Min(runes[i - 1], char.MaxValue)) ? runes[i - 1] : null;
    }

    private static int[] Runes(string text)
    {
        List<int> runes = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!GoString.IsEscape(text, i) && Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                runes.Add(rune.Value);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                runes.Add(text[i]);
            }
        }

        return [.. runes];
    }

    private readonly record struct Part(PartKind Kind, int Literal = 0, (int Low, int High)[]? Ranges = null, bool Negated = false)
    {
        public bool Fits(int rune) => Kind switch
        {
            PartKind.Literal => rune == Literal,
            PartKind.AnyOne => rune != '/',
            PartKind.Class => Array.Exists(Ranges!, range => range.Low <= rune && rune <= range.High) != Negated,
            _ => false,
        };
    }
}
