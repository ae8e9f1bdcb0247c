namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>A text is no template.</summary>
internal sealed class TemplateSyntaxException(string template, int line, int column, string reason)
    : Exception($"template: {template}:{line}: {reason}")
{
    public string Template { get; } = template;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What is wrong, in Go's words.</summary>
    public string Reason { get; } = reason;
}
