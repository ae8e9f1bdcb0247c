using System.Text;
using System.Text.Json;

namespace MeshInstall.Engine.Planning.Adoption;

/// <summary>Sets of fields in the form of managedFields' fieldsV1: <c>f:</c> a field, <c>k:</c> an item by its keys, <c>v:</c> an item by its value.</summary>
internal static class FieldTree
{
    private const string Self = ".";

    /// <summary>All fields that these entries of managedFields name.</summary>
    public static MeshMap Of(IEnumerable<MeshMap> entries) =>
        entries.Select(entry => entry.FindMap("fieldsV1") ?? MeshMap.Empty).Aggregate(MeshMap.Empty, Union);

    /// <summary>All fields of both.</summary>
    public static MeshMap Union(MeshMap left, MeshMap right)
    {
        MeshMap.Builder both = new(left);
        foreach ((string key, MeshNode value) in right)
        {
            both[key] = left.FindMap(key) is { } has && value is MeshMap more ? Union(has, more) : value;
        }

        return both.Build();
    }

    /// <summary>The fields of <paramref name="left"/> of which <paramref name="right"/> has nothing.</summary>
    public static MeshMap Except(MeshMap left, MeshMap right)
    {
        MeshMap.Builder rest = new();
        foreach ((string key, MeshNode value) in left)
        {
            MeshMap? other = right.FindMap(key);
            if (other is null)
            {
                rest[key] = value;
            }
            else if (value is MeshMap { Count: > 0 } below && Except(below.Without(Self), other) is { Count: > 0 } left2)
            {
                rest[key] = left2;
            }
        }

        return rest.Build();
    }

    /// <summary>The object without those fields; what becomes empty by that and was among them goes as well.</summary>
    public static MeshMap Remove(MeshMap item, MeshMap fields)
    {
        foreach ((string key, MeshNode value) in fields)
        {
            if (key.StartsWith("f:", StringComparison.Ordinal) && value is MeshMap below && item.Find(key[2..]) is { } child)
            {
                MeshNode rest = Rest(child, below);
                item = below.Count == 0 || (below.ContainsKey(Self) && rest is MeshMap { Count: 0 } or MeshList { Count: 0 })
                    ? item.Without(key[2..])
                    : item.With(key[2..], rest);
            }
        }

        return item;
    }

    private static MeshNode Rest(MeshNode node, MeshMap fields) => node switch
    {
        MeshMap map => Remove(map, fields),
        MeshList list => new MeshList(list.Select(item => Item(item, fields)).OfType<MeshNode>()),
        _ => node,
    };

    private static MeshNode? Item(MeshNode item, MeshMap fields)
    {
        foreach ((string key, MeshNode value) in fields)
        {
            if (value is MeshMap below && Key(key) is { } wanted && Fits(item, wanted))
            {
                return below.Count == 0 || below.ContainsKey(Self) || item is not MeshMap map ? null : Remove(map, below);
            }
        }

        return item;
    }

    private static bool Fits(MeshNode item, MeshNode key) => key is MeshMap keys
        ? item is MeshMap map && keys.All(part => map.TryGetValue(part.Key, out MeshNode? has) && has.Equals(part.Value))
        : item.Equals(key);

    /// <summary>The keys or the value by which <c>k:…</c> or <c>v:…</c> names an item; null where the text is none of them.</summary>
    public static MeshNode? Key(string element)
    {
        if (element.Length < 3 || element[1] != ':' || element[0] is not ('k' or 'v'))
        {
            return null;
        }

        try
        {
            return MeshJson.Parse(Encoding.UTF8.GetBytes(element[2..]));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
