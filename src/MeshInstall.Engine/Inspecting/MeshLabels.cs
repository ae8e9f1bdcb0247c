namespace MeshInstall.Engine.Inspecting;

/// <summary>The labels by which installers of Istio know their objects.</summary>
public static class MeshLabels
{
    /// <summary>The component that the object belongs to.</summary>
    public const string Component = "operator.istio.io/component";

    /// <summary>The revision.</summary>
    public const string Revision = "istio.io/rev";

    /// <summary>The metadata.name of the configuration.</summary>
    public const string Owner = "install.operator.istio.io/owning-resource";
}
