namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>A cluster, a context or a user of a kubeconfig. It prints as its name, since its fields may be secrets.</summary>
/// <param name="What">Which of the three.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fields">What it says.</param>
/// <param name="Source">The file, for messages.</param>
/// <param name="Folder">The folder that relative paths start from; null for a kubeconfig that is no file.</param>
internal sealed record KubeConfigEntry(string What, string Name, MeshMap Fields, string Source, string? Folder)
{
    /// <summary>The text of a field; null where it is missing or empty.</summary>
    /// <exception cref="MeshException">KubeConfigInvalid: it is no text.</exception>
    public string? Text(string field) => Text(Fields, field);

    /// <inheritdoc cref="Text(string)"/>
    public string? Text(MeshMap map, string field) => map.Find(field) switch
    {
        null or { IsNull: true } => null,
        MeshScalar { Value: string text } => string.IsNullOrWhiteSpace(text) ? null : text,
        _ => throw Shape(field, "text; put it in quotes"),
    };

    public bool Flag(string field) => Fields.Find(field) switch
    {
        null or { IsNull: true } => false,
        MeshScalar { Value: bool flag } => flag,
        _ => throw Shape(field, "true or false"),
    };

    public MeshMap? Map(string field) => Map(Fields, field);

    public MeshMap? Map(MeshMap map, string field) => map.Find(field) switch
    {
        null or { IsNull: true } => null,
        MeshMap found => found,
        _ => throw Shape(field, "an object"),
    };

    /// <summary>The texts of a list; none where it is missing.</summary>
    public IReadOnlyList<string> Texts(MeshMap map, string field) => map.Find(field) switch
    {
        null or { IsNull: true } => [],
        MeshList list when list.All(item => item is MeshScalar { Value: string }) => [.. list.Select(item => item.ToString()!)],
        _ => throw Shape(field, "a list of texts"),
    };

    /// <summary>The objects of a list; none where it is missing.</summary>
    public IReadOnlyList<MeshMap> Maps(MeshMap map, string field) => map.Find(field) switch
    {
        null or { IsNull: true } => [],
        MeshList list when list.All(item => item is MeshMap) => [.. list.OfType<MeshMap>()],
        _ => throw Shape(field, "a list of objects"),
    };

    /// <summary>The path that a field names, absolute where the kubeconfig is a file.</summary>
    public string? File(string field) => Text(field) is { } path ? Absolute(path) : null;

    public string Absolute(string path) => Folder is null ? path : Path.Combine(Folder, path);

    /// <summary>The error of this entry.</summary>
    public MeshException Invalid(string why) => KubeConfigErrors.Invalid(Source, $"{What} '{Name}' {why}");

    /// <inheritdoc/>
    public override string ToString() => $"{What} '{Name}'";

    private MeshException Shape(string field, string wanted) => Invalid($"has a field '{field}' that is not {wanted}");
}
