using System.Text;

namespace MeshInstall.Charts.Yaml;

/// <summary>Turns bytes into text that can be YAML.</summary>
public static class YamlText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of <paramref name="bytes"/>: UTF-8, or UTF-16 where a byte order mark says so.</summary>
    /// <exception cref="MeshException"><c>YamlInvalid</c>: the bytes are not text in that encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string sourceName, MeshOriginKind kind = MeshOriginKind.Document)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => StrictUtf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(rest),
                _ => StrictUtf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException exception)
        {
            int end = Math.Clamp(exception.Index, 0, bytes.Length);
            int line = bytes[..end].Count((byte)'\n') + 1;
            int column = end - bytes[..end].LastIndexOf((byte)'\n');
            YamlErrors errors = new(sourceName, kind, string.Empty);
            throw YamlErrors.Invalid(errors.At(line, column), "the bytes here are not UTF-8 text", exception);
        }
    }

    /// <summary>Refuses the characters that YAML forbids; a NUL would otherwise end the text unseen.</summary>
    internal static void RequirePrintable(string text, YamlErrors errors)
    {
        int start = text.StartsWith('\uFEFF') ? 1 : 0;
        int index = IndexOfForbidden(text, start);
        if (index >= 0)
        {
            ReadOnlySpan<char> before = text.AsSpan(start, index - start);
            throw YamlErrors.Invalid(errors.At(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n')),
                $"the control character U+{(int)text[index]:X4} may not stand in YAML");
        }
    }

    /// <summary>The first character that YAML forbids, or -1.</summary>
    internal static int IndexOfForbidden(string text, int start)
    {
        for (int index = start; index < text.Length; index++)
        {
            int skipped = text.AsSpan(index).IndexOfAnyExceptInRange(' ', '~');
            if (skipped < 0)
            {
                return -1;
            }

            index += skipped;
            char character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (character is not ('\n' or '\t' or '\r' or '\x85' or (>= '\xA0' and < '\uD800') or (>= '\uE000' and < '\uFFFE')))
            {
                return index;
            }
        }

        return -1;
    }
}
