namespace MeshInstall.Charts.Tests.Differential;

/// <summary>What a piece of a template is, which says how it can be made smaller.</summary>
internal enum PieceKind
{
    /// <summary>Text that stays as it is.</summary>
    Token,

    /// <summary>A value: any value inside can stand in its place.</summary>
    Expression,

    /// <summary>An action or a block: what it prints or holds can stand in its place.</summary>
    Statement,

    /// <summary>Statements, each of which can go.</summary>
    Sequence,

    /// <summary>A template inside a constant.</summary>
    Quoted,
}
