namespace MeshInstall.Charts.Semver;

/// <summary>How a version stands to the one of a constraint.</summary>
internal enum ConstraintOperator
{
    /// <summary>No operator, or <c>=</c>: the same, or within the wildcards.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&gt;=</c>, <c>=&gt;</c>.</summary>
    AtLeast,

    /// <summary><c>&lt;=</c>, <c>=&lt;</c>.</summary>
    AtMost,

    /// <summary><c>~</c>, <c>~&gt;</c>: patches only.</summary>
    Tilde,

    /// <summary><c>^</c>: compatible ones.</summary>
    Caret,
}
