namespace MeshInstall.Engine.Validation.Checks;

/// <summary>Where a document says where images come from.</summary>
internal static class ImagePlaces
{
    private static readonly string[] ValueRoots = ["global", "pilot", "cni", "ztunnel"];

    /// <summary>The places of <paramref name="field"/> (<c>hub</c> or <c>tag</c>), existing or not.</summary>
    public static IEnumerable<Place> Of(CheckContext context, string field) =>
    [
        context.Spec[field],
        .. context.Components.Select(component => component.Place[field]),
        .. ValueRoots.Select(root => context.Values.Find(root, field)),
        context.Values.Find("cni", "repair", field),
        context.Values.Find("gateways", "istio-ingressgateway", field),
        context.Values.Find("gateways", "istio-egressgateway", field),
    ];
}
