namespace MeshInstall.Benchmarks.Inputs;

/// <summary>One component with any number of small objects, half of them ConfigMaps and half Services.</summary>
internal static class ManyObjects
{
    public static MeshManifest Manifest(int count, string space) => new()
    {
        Component = "Many",
        Name = "Many",
        Namespace = space,
        Revision = string.Empty,
        Owner = string.Empty,
        Version = "1.0.0",
        Chart = string.Empty,
        Values = MeshMap.Empty,
        DependsOn = [],
        Resources = [.. Enumerable.Range(0, count).Select(index => index < count / 2 ? ConfigMap(index, space) : Service(index - (count / 2), space))],
    };

    private static MeshResource ConfigMap(int index, string space) => Object(
        "ConfigMap",
        $"settings-{index}",
        space,
        "data",
        new MeshMap.Builder().Add("name", $"settings-{index}").Add("mesh.yaml", $"accessLogFile: /dev/stdout\nweight: {index}\ntrustDomain: cluster.local\n").Build());

    private static MeshResource Service(int index, string space) => Object(
        "Service",
        $"backend-{index}",
        space,
        "spec",
        new MeshMap.Builder()
            .Add("type", "ClusterIP")
            .Add("selector", new MeshMap.Builder().Add("app", $"backend-{index}").Build())
            .Add("ports", new MeshList([Port("http", 80, 8080), Port("metrics", 15020, 15020)]))
            .Build());

    private static MeshMap Port(string name, long port, long target) => new MeshMap.Builder()
        .Add("name", name).Add("port", new MeshScalar(port)).Add("protocol", "TCP").Add("targetPort", new MeshScalar(target)).Build();

    private static MeshResource Object(string kind, string name, string space, string field, MeshMap content) => new(new MeshMap.Builder()
        .Add("apiVersion", "v1")
        .Add("kind", kind)
        .Add("metadata", new MeshMap.Builder()
            .Add("name", name)
            .Add("namespace", space)
            .Add("labels", new MeshMap.Builder().Add("app", name).Add("app.kubernetes.io/part-of", "many").Build())
            .Build())
        .Add(field, content)
        .Build());
}
