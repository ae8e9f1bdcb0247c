using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>One document of schemas: which of its parts are schemas, under which addresses and anchors.</summary>
internal sealed class SchemaDocument
{
    private readonly Dictionary<string, SchemaResource> resourcesByPointer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaResource> resourcesByAddress = new(StringComparer.Ordinal);
    private readonly HashSet<string> collected = new(StringComparer.Ordinal);

    /// <exception cref="SchemaFault">An address or an anchor of it is wrong.</exception>
    public SchemaDocument(string address, object? content)
    {
        Address = address;
        Content = content;
        Collect(content, address, string.Empty, SchemaDraft.Draft2020);
    }

    public string Address { get; }

    public object? Content { get; }

    public SchemaResource Root => resourcesByPointer[string.Empty];

    public SchemaResource? FindAt(string pointer) => resourcesByPointer.GetValueOrDefault(pointer);

    public SchemaResource? FindAddress(string address) => address == Address ? Root : resourcesByAddress.GetValueOrDefault(address);

    /// <summary>The resource that a place belongs to.</summary>
    public SchemaResource ResourceOf(string pointer)
    {
        while (true)
        {
            if (resourcesByPointer.TryGetValue(pointer, out SchemaResource? resource))
            {
                return resource;
            }

            int slash = pointer.LastIndexOf('/');
            if (slash < 0)
            {
                return Root;
            }

            pointer = pointer[..slash];
        }
    }

    /// <summary>The pointer that a fragment leads to.</summary>
    /// <exception cref="SchemaFault">There is no such anchor.</exception>
    public static string Resolve(string fragment, SchemaResource resource)
    {
        if (fragment.Length == 0 || fragment[0] == '/')
        {
            return resource.Pointer + fragment;
        }

        return resource.Anchors.TryGetValue(fragment, out string? pointer) ? pointer
            : throw new SchemaFault($"a reference leads to the anchor '{fragment}' of '{resource.Address}', which does not exist");
    }

    /// <summary>Takes a place that only a reference makes a schema.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Adopt(string pointer)
    {
        if (collected.Contains(pointer))
        {
            return false;
        }

        object? schema = SchemaPointer.Follow(Content, pointer);
        SchemaResource resource = ResourceOf(pointer);
        Collect(schema, resource.Address, pointer, resource.Draft);
        return true;
    }

    private void Collect(object? schema, string baseAddress, string pointer, SchemaDraft inherited)
    {
        if (!collected.Add(pointer))
        {
            return;
        }

        if (schema is not GoMap map)
        {
            if (pointer.Length == 0)
            {
                Add(new SchemaResource(pointer, baseAddress, inherited));
            }

            return;
        }

        SchemaDraft draft = SchemaDialect.Find(map, Address, pointer, inherited);
        string id = IdOf(map, draft);
        if (id.Length == 0 && pointer.Length > 0)
        {
            draft = inherited;
            id = IdOf(map, draft);
        }

        SchemaResource? known = null;
        if (id.Length > 0 || pointer.Length == 0)
        {
            baseAddress = id.Length > 0 ? SchemaUri.Join(baseAddress, id).Address : baseAddress;
            known = resourcesByAddress.GetValueOrDefault(baseAddress);
            if (known is not null && known.Pointer != pointer)
            {
                throw new SchemaFault($"'{baseAddress}' is the id of '#{known.Pointer}' and of '#{pointer}'");
            }

            known ??= Add(new SchemaResource(pointer, baseAddress, draft));
        }

        known ??= resourcesByAddress[baseAddress];
        CollectAnchors(map, pointer, known);
        foreach ((object? part, string place) in Parts(map, pointer, draft))
        {
            Collect(part, baseAddress, place, known.Draft);
        }
    }

    private static void CollectAnchors(GoMap map, string pointer, SchemaResource resource)
    {
        SchemaDraft draft = resource.Draft;
        if (draft.RefStandsAlone)
        {
            if (!map.ContainsKey("$ref") && map[draft.IdKeyword] is string id && SchemaUri.Split(id).Fragment is { Length: > 0 } fragment && fragment[0] != '/')
            {
                resource.AddAnchor(fragment, pointer);
            }

            return;
        }

        if (map["$anchor"] is string anchor)
        {
            resource.AddAnchor(anchor, pointer);
        }

        if (draft.Version >= 2020 && map["$dynamicAnchor"] is string dynamic)
        {
            resource.AddAnchor(dynamic, pointer);
            resource.DynamicAnchors.Add(dynamic);
        }
    }

    private static IEnumerable<(object? Part, string Place)> Parts(GoMap map, string pointer, SchemaDraft draft)
    {
        foreach (string keyword in draft.Schemas)
        {
            if (map.TryGetValue(keyword, out object? part))
            {
                yield return (part, SchemaPointer.Append(pointer, keyword));
            }
        }

        foreach (string keyword in draft.Lists)
        {
            if (map[keyword] is GoList list)
            {
                string place = SchemaPointer.Append(pointer, keyword);
                for (int i = 0; i < list.Count; i++)
                {
                    yield return (list[i], SchemaPointer.Append(place, i));
                }
            }
        }

        foreach (string keyword in draft.Maps)
        {
            if (map[keyword] is GoMap members)
            {
                string place = SchemaPointer.Append(pointer, keyword);
                foreach (string key in members.SortedKeys())
                {
                    yield return (members[key], SchemaPointer.Append(place, key));
                }
            }
        }
    }

    private static string IdOf(GoMap map, SchemaDraft draft)
    {
        if ((draft.RefStandsAlone && map.ContainsKey("$ref")) || map[draft.IdKeyword] is not string id)
        {
            return string.Empty;
        }

        int hash = id.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? id : id[..hash];
    }

    private SchemaResource Add(SchemaResource resource)
    {
        resourcesByPointer[resource.Pointer] = resource;
        resourcesByAddress[resource.Address] = resource;
        return resource;
    }
}
