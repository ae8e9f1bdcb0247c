using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>Which objects of a resource a list or a watch is about.</summary>
internal sealed class ObjectQuery
{
    private readonly string? _namespace;
    private readonly string? _name;

    public ObjectQuery(ApiRequest request, ResourcePath path)
    {
        _namespace = path.Namespace;
        Labels = LabelSelector.Parse(request.Query("labelSelector"));
        Fields = FieldSelector.Parse(request.Query("fieldSelector"), path.Type);
        _name = path.Name ?? Fields?.Name;
    }

    public LabelSelector? Labels { get; }

    public FieldSelector? Fields { get; }

    public bool Matches(StoredObject item) =>
        (_namespace is null || item.Key.Namespace == _namespace)
        && (_name is null || item.Key.Name == _name)
        && (Labels is null || Labels.Matches(item.Labels))
        && (Fields is null || Fields.Matches(item));
}
