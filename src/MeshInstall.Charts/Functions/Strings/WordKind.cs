namespace MeshInstall.Charts.Functions.Strings;

/// <summary>What a run of characters is for the cases of identifiers (snake, kebab).</summary>
internal enum WordKind
{
    None,
    Number,

    /// <summary>Upper case letters, or one of them with the lower ones after it.</summary>
    Capital,
    Lower,

    /// <summary>Spaces, hyphens, underscores.</summary>
    Connector,
    Punctuation,
    Other,
}
