namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>Whether a credential plugin may ask the user.</summary>
internal enum ExecInteraction
{
    /// <summary>Where there is a terminal.</summary>
    IfAvailable,

    /// <summary>Not at all.</summary>
    Never,

    /// <summary>It has to; without a terminal it cannot be used.</summary>
    Always,
}
