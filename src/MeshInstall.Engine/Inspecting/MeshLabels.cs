namespace MeshInstall.Engine.Inspecting;

/// <summary>The labels by which installers of Istio know their objects.</summary>
public static class MeshLabels
{
    /// <summary>The component that the object belongs to.</summary>
    public const string Component = "operator.istio.io/component";

    /// <summary>Whether an installer keeps the object as it should be.</summary>
    public const string Managed = "operator.istio.io/managed";

    /// <summary>The version that was installed.</summary>
    public const string Version = "operator.istio.io/version";

    /// <summary>The revision.</summary>
    public const string Revision = "istio.io/rev";

    /// <summary>The metadata.name of the configuration.</summary>
    public const string Owner = "install.operator.istio.io/owning-resource";

    /// <summary>The namespace that the configuration was installed to.</summary>
    public const string OwnerNamespace = "install.operator.istio.io/owning-resource-namespace";

    /// <summary>The component whose objects serve every revision.</summary>
    internal const string SharedComponent = "Base";
}
