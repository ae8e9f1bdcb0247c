namespace MeshInstall.Charts.Schemas;

/// <summary>One thing that values.schema.json does not allow.</summary>
/// <param name="Path">Where in the values, as a JSON pointer; empty for the values as a whole.</param>
/// <param name="Keyword">The keyword that failed, such as <c>type</c>; empty for a schema that is just <c>false</c>, and for several issues together.</param>
/// <param name="Message">What is wrong, as helm words it.</param>
/// <param name="Causes">What led to it: the branches of an <c>anyOf</c>, for example.</param>
internal sealed record SchemaIssue(string Path, string Keyword, string Message, IReadOnlyList<SchemaIssue> Causes)
{
    /// <summary>What stands for every issue where only their existence matters.</summary>
    public static SchemaIssue Unspoken { get; } = new(string.Empty, string.Empty, string.Empty, []);

    /// <summary>Whether it only holds several issues of one schema together.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Whether it only says that a reference led here.</summary>
    public bool IsReference { get; init; }
}
