namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>One template: what stands in a file outside of definitions, or one definition.</summary>
/// <param name="Name">The name it is called by.</param>
/// <param name="Root">What it does.</param>
internal sealed record ParsedDefinition(string Name, ListNode Root)
{
    /// <summary>Whether there is nothing but white space; such a template does not replace another.</summary>
    public bool IsEmpty => Root.Nodes.All(node => node is TextNode text && text.Text.AsSpan().Trim().IsEmpty);
}
