namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Nodes in words, for messages.</summary>
internal static class NodeText
{
    private const int LongestValue = 60;

    /// <summary>The kind of a node and, for leaves, its value, such as <c>the string "on"</c>.</summary>
    public static string Describe(MeshNode node) => node.Kind switch
    {
        MeshNodeKind.Null => "null",
        MeshNodeKind.Boolean => $"the Boolean {node}",
        MeshNodeKind.Integer or MeshNodeKind.Number => $"the number {node}",
        MeshNodeKind.Text => $"the string \"{Shorten(node.ToString()!)}\"",
        MeshNodeKind.List => "a list",
        _ => "a map",
    };

    /// <summary>A text that fits into a message.</summary>
    public static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "...";
}
