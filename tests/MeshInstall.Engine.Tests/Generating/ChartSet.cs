using MeshInstall.Engine.Tests.Oracle;

namespace MeshInstall.Engine.Tests.Generating;

/// <summary>Whose charts a fact is checked on.</summary>
public enum ChartSet
{
    /// <summary>Those of the module.</summary>
    BuiltIn,

    /// <summary>Istio's own, where MESHINSTALL_ISTIO names a clone.</summary>
    OfIstio,

    /// <summary>Istio's newest, where MESHINSTALL_ISTIO_CLONE names a repository; for what the release does not have yet.</summary>
    OfNewestIstio,
}

/// <summary>Facts hold on both sets of charts.</summary>
internal static class ChartSetExtensions
{
    public static void SkipWhereMissing(this ChartSet charts)
    {
        Skip.If(charts == ChartSet.OfIstio && IstioSource.Root is null, "MESHINSTALL_ISTIO names no clone of Istio.");
        Skip.If(charts == ChartSet.OfNewestIstio && IstioSource.Clone is null, "MESHINSTALL_ISTIO_CLONE names no repository of Istio.");
    }
}
