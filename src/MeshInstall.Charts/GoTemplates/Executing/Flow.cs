namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    /// <summary>The next one follows.</summary>
    Next,

    /// <summary>The innermost loop ends.</summary>
    Break,

    /// <summary>The innermost loop takes its next turn.</summary>
    Continue,
}
