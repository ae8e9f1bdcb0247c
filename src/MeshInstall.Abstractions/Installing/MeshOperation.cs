namespace MeshInstall;

/// <summary>What an attempt to change an installation is for.</summary>
public enum MeshOperation
{
    /// <summary>To bring a configuration into the cluster.</summary>
    Install,

    /// <summary>To bring only what differs from the recorded configuration into the cluster.</summary>
    Update,

    /// <summary>To bring an earlier release back.</summary>
    Restore,

    /// <summary>To take the installation out of the cluster.</summary>
    Uninstall,

    /// <summary>To take over what another installer made, as it was; nothing is written but the record.</summary>
    Adopt,
}
