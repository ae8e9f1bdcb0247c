namespace MeshInstall.Charts.Yaml;

/// <summary>How YAML text is read, and the bounds that hostile text runs into.</summary>
public sealed record YamlReaderOptions
{
    /// <summary>The options for documents that a user gave.</summary>
    public static YamlReaderOptions Default { get; } = new();

    /// <summary>The kind of place that the nodes remember.</summary>
    public MeshOriginKind OriginKind { get; init; } = MeshOriginKind.Document;

    /// <summary>The line of the file on which the text begins, from 1.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>Whether a key that stands twice in one map is an error; otherwise its last value wins, as in Go.</summary>
    public bool DuplicateKeysAreErrors { get; init; } = true;

    /// <summary>The longest text, in UTF-16 characters.</summary>
    public int MaxCharacters { get; init; } = 50_000_000;

    /// <summary>The deepest nesting of lists and maps, aliases followed.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>The most nodes of all documents together, each alias counted with everything it stands for.</summary>
    public int MaxNodes { get; init; } = 500_000;
}
