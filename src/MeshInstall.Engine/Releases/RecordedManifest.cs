namespace MeshInstall.Engine.Releases;

/// <summary>Manifests as they stand in records.</summary>
internal static class RecordedManifest
{
    public static MeshMap Encode(MeshManifest manifest)
    {
        MeshMap.Builder map = Fields(manifest);
        return (manifest.Basis is { } basis ? map.Add("basis", Encode(basis)) : map).Build();
    }

    private static MeshMap.Builder Fields(MeshManifest manifest) => new MeshMap.Builder()
        .Add("component", manifest.Component)
        .Add("name", manifest.Name)
        .Add("namespace", manifest.Namespace)
        .Add("revision", manifest.Revision)
        .Add("owner", manifest.Owner)
        .Add("version", manifest.Version)
        .Add("chart", manifest.Chart)
        .Add("dependsOn", RecordedFields.ToList(manifest.DependsOn))
        .Add("warnings", RecordedFields.ToList(manifest.Warnings))
        .Add("values", RecordedTree.Encode(manifest.Values))
        .Add("resources", new MeshList(manifest.Resources.Select(resource => RecordedTree.Encode(resource.Body))));

    private static MeshMap Encode(RenderingBasis basis) => new MeshMap.Builder()
        .Add("chartDigest", basis.ChartDigest)
        .Add("kubeVersion", basis.KubeVersion)
        .Add("upgrade", new MeshScalar(basis.IsUpgrade))
        .Build();

    /// <exception cref="FormatException">It is not a manifest.</exception>
    public static MeshManifest Decode(MeshMap map) => new()
    {
        Component = map.Text("component"),
        Name = map.Text("name"),
        Namespace = map.Text("namespace"),
        Revision = map.Text("revision"),
        Owner = map.Text("owner"),
        Version = map.Text("version"),
        Chart = map.Text("chart"),
        DependsOn = map.Texts("dependsOn"),
        Warnings = map.Texts("warnings"),
        Values = RecordedTree.Decode(map.Map("values")) as MeshMap ?? throw new FormatException("the values of a component are no map"),
        Resources = [.. map.Maps("resources").Select(Resource)],
        Basis = map.FindMap("basis") is { } basis ? Basis(basis) : null,
    };

    private static RenderingBasis Basis(MeshMap map)
    {
        string digest = map.Text("chartDigest");
        return new RenderingBasis(() => digest, map.Text("kubeVersion"), map.FindBoolean("upgrade") == true);
    }

    private static MeshResource Resource(MeshMap body)
    {
        try
        {
            return new MeshResource(RecordedTree.Decode(body) as MeshMap ?? MeshMap.Empty);
        }
        catch (ArgumentException error)
        {
            throw new FormatException("an object has no apiVersion, kind or name", error);
        }
    }
}
