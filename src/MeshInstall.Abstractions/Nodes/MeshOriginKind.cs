namespace MeshInstall;

/// <summary>What kind of place a value came from.</summary>
public enum MeshOriginKind
{
    /// <summary>A profile document.</summary>
    Profile,

    /// <summary>A document that the user gave.</summary>
    Document,

    /// <summary>A cmdlet parameter, such as <c>-Set</c> or <c>-Value</c>.</summary>
    Parameter,

    /// <summary>Something detected in the cluster.</summary>
    Cluster,

    /// <summary>The defaults of a chart.</summary>
    Chart,

    /// <summary>The release that MeshInstall was built for (hub and tag).</summary>
    Default,
}
