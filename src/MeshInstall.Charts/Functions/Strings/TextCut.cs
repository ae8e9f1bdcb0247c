using System.Text;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>Cuts text at byte positions, as Go's slices of strings do; all texts here have one character a byte.</summary>
internal static class TextCut
{
    private const string Ellipsis = "...";

    /// <summary>The first bytes, or with a negative count the last ones.</summary>
    public static string Truncate(string bytes, long count) =>
        count < 0 ? (bytes.Length + count > 0 ? bytes[(int)(bytes.Length + count)..] : bytes)
        : bytes.Length > count ? bytes[..(int)count] : bytes;

    /// <summary>The bytes from start to end; a negative start is 0, a negative or too large end the end of the text.</summary>
    /// <exception cref="GoFunctionException">Start or end lie outside.</exception>
    public static string Substring(string bytes, long start, long end)
    {
        int length = bytes.Length;
        if (start < 0)
        {
            return end < 0 ? throw OutOfRange($":{end}")
                : end > length ? throw OutOfRange($":{end}] with length {length}", closed: true) : bytes[..(int)end];
        }

        if (end < 0 || end > length)
        {
            return start > length ? throw OutOfRange($"{start}:{length}") : bytes[(int)start..];
        }

        return start > end ? throw OutOfRange($"{start}:{end}") : bytes[(int)start..(int)end];
    }

    /// <summary>At most so many bytes, with three dots where the text was cut; with an offset also at the front.</summary>
    public static string Abbreviate(string bytes, long offset, long width)
    {
        if (bytes.Length <= width)
        {
            return bytes;
        }

        offset = Math.Min(offset, bytes.Length);
        offset = bytes.Length - offset < width - 3 ? bytes.Length - (width - 3) : offset;
        if (offset <= 4)
        {
            return bytes[..(int)(width - 3)] + Ellipsis;
        }

        if (width < 7)
        {
            return string.Empty;
        }

        return offset + width - 3 < bytes.Length
            ? Ellipsis + Abbreviate(bytes[(int)offset..], 0, width - 3)
            : Ellipsis + bytes[(int)(bytes.Length - (width - 3))..];
    }

    /// <summary>Breaks text at spaces so that lines are at most so many bytes long.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="width">The most bytes of a line; at least 1.</param>
    /// <param name="separator">What stands between lines.</param>
    /// <param name="breakWords">Whether words longer than a line are broken too.</param>
    /// <param name="budget">Counts what the separators add.</param>
    public static string Wrap(string bytes, long width, string separator, bool breakWords, ExecutionBudget budget)
    {
        StringBuilder lines = new(bytes.Length);
        width = Math.Max(width, 1);
        int offset = 0;
        while (bytes.Length - offset > width)
        {
            if (bytes[offset] == ' ')
            {
                offset++;
                continue;
            }

            int end = offset + (int)width;
            int space = bytes.LastIndexOf(' ', end, (int)width + 1);
            if (space < 0 && !breakWords)
            {
                space = bytes.IndexOf(' ', end);
                if (space < 0)
                {
                    break;
                }
            }

            budget.Write(separator.Length);
            lines.Append(bytes, offset, (space < 0 ? end : space) - offset).Append(separator);
            offset = space < 0 ? end : space + 1;
        }

        return lines.Append(bytes, offset, bytes.Length - offset).ToString();
    }

    private static GoFunctionException OutOfRange(string bounds, bool closed = false) =>
        new($"runtime error: slice bounds out of range [{bounds}{(closed ? string.Empty : "]")}");
}
