namespace MeshInstall.Engine.Tests.Applying;

/// <summary>Small components.</summary>
internal static class TestManifests
{
    public static MeshManifest Component(string component, string[] dependsOn, params string[] resources) => new()
    {
        Component = component,
        Name = component,
        Namespace = "istio-system",
        Revision = string.Empty,
        Owner = "installed-state",
        Version = "1.30.3",
        Chart = "test-1.0.0",
        Values = MeshMap.Empty,
        DependsOn = dependsOn,
        Resources = [.. resources.Select(Clusters.TestClient.Resource)],
    };

    public static string Deployment(string name, string image = "istio/pilot:1.30.3") =>
        $$$"""{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"{{{name}}}","namespace":"istio-system"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"{{{name}}}"}},"template":{"metadata":{"labels":{"app":"{{{name}}}"}},"spec":{"containers":[{"name":"main","image":"{{{image}}}"}]} } } }""";

    public static string Object(string kind, string name, string apiVersion = "v1") =>
        $$"""{"apiVersion":"{{apiVersion}}","kind":"{{kind}}","metadata":{"name":"{{name}}","namespace":"istio-system"} }""";

    public static string ConfigMap(string name, string value) =>
        $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{name}}","namespace":"istio-system"},"data":{"key":"{{value}}"} }""";

    public static string Definition(string name) =>
        $$"""{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"{{name}}"} }""";
}
