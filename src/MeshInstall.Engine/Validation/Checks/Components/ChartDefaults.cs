namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>What Istio 1.30's charts take where a configuration says nothing.</summary>
internal static class ChartDefaults
{
    private const string Demo = "demo";

    /// <summary>Whether pilot and gateways are scaled automatically.</summary>
    public static bool Autoscales(CheckContext context) => context.Values["profile"].Text != Demo;

    /// <summary>The requests of the component whose values stand at <paramref name="root"/>, such as <c>pilot</c>; null where it has none.</summary>
    public static string? Request(CheckContext context, string root, string resource) => (root, resource, IsDemo(context)) switch
    {
        ("pilot", "cpu", false) => "500m",
        ("pilot", "memory", false) => "2048Mi",
        ("pilot", "cpu", true) => "10m",
        ("pilot", "memory", true) => "100Mi",
        (_, "cpu", true) when Runs(root) => "10m",
        (_, "memory", true) when Runs(root) => "40Mi",
        ("cni", "cpu", false) => "100m",
        ("cni", "memory", false) => "100Mi",
        ("ztunnel", "cpu", false) => "200m",
        ("ztunnel", "memory", false) => "512Mi",
        (_, "cpu", false) when IsProxy(root) => "100m",
        (_, "memory", false) when IsProxy(root) => "128Mi",
        _ => null,
    };

    /// <summary>The limits of the component whose values stand at <paramref name="root"/>; null where it has none.</summary>
    public static string? Limit(string root, string resource) => (root, resource) switch
    {
        ("global.waypoint", "cpu") => "2",
        ("global.waypoint", "memory") => "1Gi",
        (_, "cpu") when IsProxy(root) => "2000m",
        (_, "memory") when IsProxy(root) => "1024Mi",
        _ => null,
    };

    private static bool IsDemo(CheckContext context) => context.Values["profile"].Text == Demo;

    private static bool Runs(string root) => root is "cni" or "ztunnel" || IsProxy(root);

    private static bool IsProxy(string root) =>
        root is "global.proxy" or "global.waypoint" or "gateways.istio-ingressgateway" or "gateways.istio-egressgateway";
}
