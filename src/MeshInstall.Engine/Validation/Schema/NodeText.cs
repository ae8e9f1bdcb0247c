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

    /// <summary>As <see cref="Describe(MeshNode)"/>, without the value where it may be a secret.</summary>
    public static string Describe(MeshNode node, NodePath path) => node is MeshScalar { IsNull: false } && SecretPlaces.Contains(path)
        ? node.Kind switch
        {
            MeshNodeKind.Boolean => "a Boolean",
            MeshNodeKind.Text => "a string",
            _ => "a number",
        }
        : Describe(node);

    /// <summary>A text that fits into a message, without what in it is secret.</summary>
    public static string Shorten(string text) => Bounded(HiddenValues.Of(text));

    private static string Bounded(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "...";
}
