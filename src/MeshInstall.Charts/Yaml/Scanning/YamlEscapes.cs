namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The escapes of double quotes.</summary>
internal static class YamlEscapes
{
    public static char? Find(char escape) => escape switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\x1B',
        ' ' or '"' or '\'' or '\\' => escape,
        'N' => '\x85',
        '_' => '\xA0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };

    public static uint Hex(char digit) => (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
}
