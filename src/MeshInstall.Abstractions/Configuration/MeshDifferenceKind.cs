namespace MeshInstall;

/// <summary>What happened to a field between two configurations.</summary>
public enum MeshDifferenceKind
{
    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,

    /// <summary>Both have it, with other values.</summary>
    Changed,
}
