using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>Searches and replaces by bytes, as Go's strings package does.</summary>
internal static class TextSearch
{
    public static bool Contains(string text, string part) =>
        Plain(text, part) ? text.Contains(part, StringComparison.Ordinal) : ByteText.From(text).Contains(ByteText.From(part), StringComparison.Ordinal);

    public static bool StartsWith(string text, string prefix) =>
        Plain(text, prefix) ? text.StartsWith(prefix, StringComparison.Ordinal) : ByteText.From(text).StartsWith(ByteText.From(prefix), StringComparison.Ordinal);

    public static bool EndsWith(string text, string suffix) =>
        Plain(text, suffix) ? text.EndsWith(suffix, StringComparison.Ordinal) : ByteText.From(text).EndsWith(ByteText.From(suffix), StringComparison.Ordinal);

    public static string WithoutPrefix(string text, string prefix) => !StartsWith(text, prefix) ? text
        : Plain(text, prefix) ? text[prefix.Length..] : ByteText.ToText(ByteText.From(text)[ByteText.From(prefix).Length..]);

    public static string WithoutSuffix(string text, string suffix) => !EndsWith(text, suffix) ? text
        : Plain(text, suffix) ? text[..^suffix.Length] : ByteText.ToText(ByteText.From(text)[..^ByteText.From(suffix).Length]);

    /// <summary>All occurrences replaced; an empty text stands before each rune and at the end.</summary>
    public static string Replace(string text, string old, string replacement)
    {
        if (old.Length == 0)
        {
            return ByteText.Normalize(replacement + string.Concat(Characters(text).Select(character => character + replacement)));
        }

        return Plain(text, old) && ByteText.IsPlain(replacement)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : ByteText.ToText(ByteText.From(text).Replace(ByteText.From(old), ByteText.From(replacement), StringComparison.Ordinal));
    }

    /// <summary>The parts between separators, at most so many; a negative count means all, 0 none. An empty separator splits into characters.</summary>
    public static string[] Split(string text, string separator, long count = -1)
    {
        if (count == 0)
        {
            return [];
        }

        int most = count is < 0 or > int.MaxValue ? int.MaxValue : (int)count;
        if (separator.Length > 0)
        {
            return Plain(text, separator)
                ? text.Split(separator, most)
                : [.. ByteText.From(text).Split(ByteText.From(separator), most).Select(ByteText.ToText)];
        }

        string[] characters = [.. Characters(text)];
        return characters.Length <= most ? characters : [.. characters[..(most - 1)], string.Concat(characters[(most - 1)..])];
    }

    /// <summary>The text without the runes of a set at both ends.</summary>
    public static string Trim(string text, string cutset)
    {
        HashSet<int> set = [.. GoRunes.Of(cutset)];
        int start = 0, end = text.Length;
        while (start < end && GoRunes.Next(text, start, out int rune) is int used && set.Contains(rune))
        {
            start += used;
        }

        while (end > start)
        {
            int last = end >= 2 && char.IsLowSurrogate(text[end - 1]) && !GoString.IsEscape(text, end - 1) ? end - 2 : end - 1;
            GoRunes.Next(text, last, out int rune);
            if (!set.Contains(rune))
            {
                break;
            }

            end = last;
        }

        return text[start..end];
    }

    private static bool Plain(string text, string other) => ByteText.IsPlain(text) && ByteText.IsPlain(other);

    private static IEnumerable<string> Characters(string text)
    {
        for (int i = 0, used; i < text.Length; i += used)
        {
            used = GoRunes.Next(text, i, out _);
            yield return text.Substring(i, used);
        }
    }
}
