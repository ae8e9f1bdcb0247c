namespace MeshInstall.Charts.Expressions;

/// <summary>What a node of an expression matches.</summary>
internal enum RegexNodeKind
{
    /// <summary>The empty text.</summary>
    Empty,

    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>A place between characters.</summary>
    Assertion,

    /// <summary>A group that keeps what it matched.</summary>
    Capture,

    /// <summary>Its child any number of times between two bounds.</summary>
    Repeat,

    /// <summary>Its children one after the other.</summary>
    Sequence,

    /// <summary>The first of its children that leads to a match.</summary>
    Choice,
}
