using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Tests.Clusters;

/// <summary>Clients that talk to a handler.</summary>
internal static class TestClient
{
    public static readonly ResourceMapping ConfigMaps = new("", "v1", "ConfigMap", "configmaps", Namespaced: true);
    public static readonly ResourceMapping Secrets = new("", "v1", "Secret", "secrets", Namespaced: true);
    public static readonly ResourceMapping Deployments = new("apps", "v1", "Deployment", "deployments", Namespaced: true);

    public static ClusterClient Of(HttpMessageHandler handler, RetryOptions? retry = null, TimeProvider? time = null) =>
        new(new ApiTransport(new HttpClient(handler), new Uri("https://mesh.test:6443"), null, retry ?? new RetryOptions(), time ?? new ImpatientTime()));

    public static MeshResource Resource(string json) => new(Map(json));

    public static MeshMap Map(string json) => (MeshMap)MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(json));

    public static MeshResource ConfigMap(string name, string value = "1", string space = "istio-system") =>
        Resource($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","namespace":"{{{space}}}"},"data":{"key":"{{{value}}}"}}""");
}
