namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>One token. What <see cref="Text"/> and <see cref="Suffix"/> hold depends on the kind.</summary>
internal struct YamlToken
{
    public YamlTokenKind Kind;
    public YamlScalarStyle Style;
    public YamlMark Start;
    public YamlMark End;

    /// <summary>The value of a scalar, the name of an anchor or alias, the handle of a tag or of a tag directive.</summary>
    public YamlSlice Text;

    /// <summary>The rest of a tag, or the prefix of a tag directive.</summary>
    public string? Suffix;

    /// <summary>Of a version directive: the major number times a hundred plus the minor number.</summary>
    public int Version;

    public YamlToken(YamlTokenKind kind, YamlMark start, YamlMark end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }
}
