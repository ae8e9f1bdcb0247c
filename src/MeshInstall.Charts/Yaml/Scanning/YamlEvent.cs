namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>One event of a text.</summary>
internal struct YamlEvent
{
    public YamlEventKind Kind;

    /// <summary>Of a scalar.</summary>
    public YamlScalarStyle Style;

    /// <summary>Of a document's start or end: a marker stands there. Of a list or map: it is written in brackets.</summary>
    public bool IsExplicit;

    /// <summary>Of a scalar: its type follows from its text, as it is plain without a tag or has the tag <c>!</c>.</summary>
    public bool IsImplicit;
    public YamlMark Start;
    public YamlMark End;

    /// <summary>The anchor of a node, or the name that an alias refers to.</summary>
    public string? Anchor;

    /// <summary>The whole tag, its handle replaced by what it stands for.</summary>
    public string? Tag;

    /// <summary>The value of a scalar.</summary>
    public YamlSlice Value;
}
