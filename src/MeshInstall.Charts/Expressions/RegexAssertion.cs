namespace MeshInstall.Charts.Expressions;

/// <summary>Places between characters, as flags so that a place can be held against several.</summary>
[Flags]
internal enum RegexAssertion
{
    /// <summary>No place in particular.</summary>
    None = 0,

    /// <summary><c>^</c> in lines.</summary>
    BeginLine = 1,

    /// <summary><c>$</c> in lines.</summary>
    EndLine = 2,

    /// <summary><c>\A</c>, <c>^</c>.</summary>
    BeginText = 4,

    /// <summary><c>\z</c>, <c>$</c>.</summary>
    EndText = 8,

    /// <summary><c>\b</c>.</summary>
    WordBoundary = 16,

    /// <summary><c>\B</c>.</summary>
    NoWordBoundary = 32,
}
