namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The kinds of leaves.</summary>
internal enum ScalarKind
{
    Text,
    Boolean,
    Integer,
    Number,
    Duration,
    Quantity,
    IntegerOrText,
    Timestamp,
    Plain,
}
