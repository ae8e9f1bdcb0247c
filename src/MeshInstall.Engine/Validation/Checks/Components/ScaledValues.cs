namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>The chart values of the components that can be scaled.</summary>
internal static class ScaledValues
{
    public static IEnumerable<Place> Of(CheckContext context) =>
    [
        context.Values["pilot"],
        context.Values.Find("gateways", "istio-ingressgateway"),
        context.Values.Find("gateways", "istio-egressgateway"),
    ];
}
