using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Schema;

/// <summary>The resources the server serves: the built-in ones, and those of custom resource definitions.</summary>
internal sealed class ResourceCatalog
{
    private static readonly ImmutableArray<ResourceType> BuiltIn = [.. EmbeddedTable.Read("kubernetes.kinds").Select(ReadKind)];

    private ImmutableArray<ResourceType> _types = BuiltIn;

    /// <summary>Every resource, in the order discovery shows.</summary>
    public ImmutableArray<ResourceType> Types => _types;

    public ResourceType? Find(string group, string version, string plural)
    {
        foreach (var type in _types)
        {
            if (type.Plural == plural && type.Version == version && type.Group == group)
            {
                return type;
            }
        }

        return null;
    }

    public ResourceType? FindKind(string apiVersion, string kind)
    {
        foreach (var type in _types)
        {
            if (type.Kind == kind && type.ApiVersion == apiVersion && type.Verbs.Contains("get"))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The version of a resource that controllers work with.</summary>
    public ResourceType? Preferred(GroupResource resource)
    {
        foreach (var type in _types)
        {
            if (type.Plural == resource.Resource && type.Group == resource.Group)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>Puts the served versions of a definition in place of what it served before.</summary>
    public void Register(JsonObject definition)
    {
        var served = CustomResources.Read(definition);
        Replace(served[0].GroupResource, served);
    }

    public void Unregister(GroupResource resource) => Replace(resource, []);

    private void Replace(GroupResource resource, IReadOnlyList<ResourceType> types) =>
        ImmutableInterlocked.Update(ref _types, current => current.RemoveAll(type => type.GroupResource == resource).AddRange(types));

    private static ResourceType ReadKind(string line)
    {
        var columns = line.Split(' ');
        var group = Optional(columns[0]);
        return new ResourceType
        {
            Group = group,
            Version = columns[1],
            Plural = columns[2],
            Kind = columns[3],
            Singular = columns[4],
            IsNamespaced = columns[5] == "namespaced",
            Verbs = columns[6] == "*" ? ResourceType.AllVerbs : columns[6].Split(','),
            ShortNames = Items(columns[7], ','),
            Categories = Items(columns[8], ','),
            Subresources = [.. Items(columns[9], ';').Select(item => ReadSubresource(item, group, columns[1], columns[3]))],
            Type = TypeCatalog.Default.Find(columns[10]),
        };
    }

    private static Subresource ReadSubresource(string text, string group, string version, string kind)
    {
        var colon = text.LastIndexOf(':');
        var head = text[..colon].Split('=');
        var own = head.ElementAtOrDefault(1)?.Split('/') ?? [group, version, kind];
        return new Subresource(head[0], own[0], own[1], own[2], text[(colon + 1)..].Split('+'));
    }

    private static string Optional(string text) => text == "-" ? "" : text;

    private static string[] Items(string text, char separator) => text == "-" ? [] : text.Split(separator);
}
