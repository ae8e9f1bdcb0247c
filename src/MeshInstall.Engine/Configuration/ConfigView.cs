namespace MeshInstall.Engine.Configuration;

/// <summary>What of a configuration is written.</summary>
public enum ConfigView
{
    /// <summary>The one document that all layers amount to.</summary>
    Resolved,

    /// <summary>What the user said, and the profile it stands on; read again it resolves to the same document.</summary>
    User,
}
