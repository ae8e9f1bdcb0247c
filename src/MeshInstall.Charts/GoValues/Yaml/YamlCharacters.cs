namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>The classes of characters that libyaml's emitter knows.</summary>
internal static class YamlCharacters
{
    public static bool IsBreak(char character) => character is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';

    public static bool IsSpaceOrBreak(char character) => character == ' ' || IsBreak(character);

    /// <summary>Whether the character may stand as it is; nothing beyond the basic plane may.</summary>
    public static bool IsPrintable(char character) => character is '\n' or (>= ' ' and <= '~') or (>= '\xA0' and < '\uD800')
        or (>= '\uE000' and < '\uFFFE' and not '\uFEFF');
}
