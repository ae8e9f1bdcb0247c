namespace MeshInstall.Charts.Yaml;

/// <summary>
/// Reads YAML text to trees, with the types Kubernetes tools give to plain scalars (YAML 1.1 as Go reads it: <c>yes</c> and <c>on</c> are
/// Booleans, <c>010</c> is eight). Every node carries the place where it was written; an alias is the very node it points to.
/// </summary>
public static class YamlReader
{
    /// <summary>The documents of <paramref name="text"/>, in order; an empty document between separators is a null node.</summary>
    /// <param name="text">The text; a byte order mark in front is skipped.</param>
    /// <param name="sourceName">The file or other name that origins and errors carry.</param>
    /// <param name="options">Bounds and strictness; the default is for documents of a user.</param>
    /// <exception cref="MeshException">
    /// <c>YamlInvalid</c>, <c>YamlDuplicateKey</c>, <c>YamlTooLarge</c>, <c>YamlTooDeep</c> or <c>YamlAliasBomb</c>, each with line and column.
    /// </exception>
    public static IReadOnlyList<MeshNode> ReadAll(string text, string sourceName, YamlReaderOptions? options = null)
    {
        return Read(text, sourceName, options ?? YamlReaderOptions.Default, onlyFirst: false);
    }

    /// <summary>The first document of <paramref name="text"/>, and no look at what follows it, as in Go; null where the text holds none but comments.</summary>
    /// <param name="text">The text; a byte order mark in front is skipped.</param>
    /// <param name="sourceName">The file or other name that origins and errors carry.</param>
    /// <param name="options">Bounds and strictness.</param>
    /// <exception cref="MeshException">As <see cref="ReadAll"/>.</exception>
    internal static MeshNode? ReadFirst(string text, string sourceName, YamlReaderOptions options) =>
        Read(text, sourceName, options, onlyFirst: true) is [var first, ..] ? first : null;

    private static IReadOnlyList<MeshNode> Read(string text, string sourceName, YamlReaderOptions options, bool onlyFirst)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sourceName);
        YamlErrors errors = new(sourceName, options.OriginKind, text, options.FirstLine);
        if (text.Length > options.MaxCharacters)
        {
            throw errors.TooLarge($"has {text.Length} characters; the limit is {options.MaxCharacters}");
        }

        if (!onlyFirst)
        {
            YamlText.RequirePrintable(text, errors);
        }

        return new YamlTreeBuilder(new YamlEvents(text, errors, takesJson: !onlyFirst), errors, options).ReadDocuments(onlyFirst);
    }

    /// <summary>The only document of <paramref name="text"/>; null where the text holds none but comments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sourceName">The file or other name that origins and errors carry.</param>
    /// <param name="options">Bounds and strictness.</param>
    /// <exception cref="MeshException">As <see cref="ReadAll"/>; <c>YamlSeveralDocuments</c> where a second document is not empty.</exception>
    public static MeshNode? ReadSingle(string text, string sourceName, YamlReaderOptions? options = null)
    {
        IReadOnlyList<MeshNode> documents = ReadAll(text, sourceName, options);
        MeshNode? only = null;
        foreach (MeshNode document in documents.Where(document => !document.IsNull))
        {
            if (only is not null)
            {
                throw new MeshException("YamlSeveralDocuments", MeshErrorKind.InvalidData,
                    $"{document.Origin}: a second document starts here; only one is read.",
                    "Keep one document in the file, and give the others in files of their own.", document.Origin);
            }

            only = document;
        }

        return only ?? (documents.Count > 0 ? documents[0] : null);
    }
}
