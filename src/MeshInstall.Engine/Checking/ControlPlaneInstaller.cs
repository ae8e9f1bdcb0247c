namespace MeshInstall.Engine.Checking;

/// <summary>What installed a control plane.</summary>
internal enum ControlPlaneInstaller
{
    /// <summary>This module.</summary>
    MeshInstall,

    /// <summary>istioctl.</summary>
    Istioctl,

    /// <summary>Helm, as a release of its own.</summary>
    Helm,

    /// <summary>The Sail operator, which keeps it as it wants it.</summary>
    Sail,

    /// <summary>Something else, such as kubectl.</summary>
    Unknown,
}
