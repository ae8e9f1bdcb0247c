namespace MeshInstall;

/// <summary>The shape of a <see cref="MeshNode"/>.</summary>
public enum MeshNodeKind
{
    /// <summary>An explicit null.</summary>
    Null,

    /// <summary>A Boolean.</summary>
    Boolean,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A double-precision number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An ordered list of nodes.</summary>
    List,

    /// <summary>An ordered map from names to nodes.</summary>
    Map,
}
