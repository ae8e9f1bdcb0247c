using MeshInstall.Engine.Planning.Adoption;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// Tells, from the live object alone, that applying a wanted one would change nothing: every wanted field is there with that value and
/// is owned, and nothing else is owned. It may answer no where the server would answer yes, never the other way round; so a yes saves asking the server.
/// </summary>
internal static class AppliedMatch
{
    public static bool Holds(MeshMap wanted, MeshMap live)
    {
        MeshMap? entry = FieldOwnership.Entry(live);
        if (entry?.FindMap("fieldsV1") is not { } owned
            || entry.FindText("apiVersion") != wanted.FindText("apiVersion")
            || wanted.FindMap("metadata") is not { } metadata)
        {
            return false;
        }

        MeshMap named = metadata.Without("name").Without("namespace");
        MeshMap fields = wanted.Without("apiVersion").Without("kind");
        return Fields(named.Count == 0 ? fields.Without("metadata") : fields.With("metadata", named), live, owned);
    }

    private static bool Fields(MeshMap wanted, MeshMap live, MeshMap owned)
    {
        int children = 0;
        foreach (KeyValuePair<string, MeshNode> entry in owned)
        {
            if (entry.Key != ".")
            {
                children++;
                if (!entry.Key.StartsWith("f:", StringComparison.Ordinal)
                    || entry.Value is not MeshMap below
                    || !wanted.TryGetValue(entry.Key[2..], out MeshNode? value)
                    || !(live.TryGetValue(entry.Key[2..], out MeshNode? has) ? Value(entry.Key[2..], value, has, below) : IsLeftOut(value, below)))
                {
                    return false;
                }
            }
        }

        return children == wanted.Count;
    }

    /// <summary>Servers store nothing and remember the ownership of it; a field that somebody else took away is not owned any more.</summary>
    private static bool IsLeftOut(MeshNode wanted, MeshMap owned) => owned.Count == 0 && (wanted.IsNull || wanted is MeshScalar { Value: "" });

    private static bool Value(string name, MeshNode wanted, MeshNode live, MeshMap owned) => (wanted, live) switch
    {
        _ when owned.Count == 0 => !wanted.IsNull && (wanted.Equals(live) || AtomicDefaults.Add(name, wanted).Equals(live) || Quantity.IsSame(name, wanted, live)),
        (MeshMap map, MeshMap has) => Fields(map, has, owned),
        (MeshList list, MeshList has) => Items(list, has, owned),
        _ => false,
    };

    private static bool Items(MeshList wanted, MeshList live, MeshMap owned)
    {
        List<(int Wanted, int Live)> places = [];
        foreach (KeyValuePair<string, MeshNode> entry in owned)
        {
            if (entry.Key == ".")
            {
                continue;
            }

            if (Place(entry.Key, wanted, live) is not { } place || entry.Value is not MeshMap below)
            {
                return false;
            }

            places.Add(place);
            if (entry.Key[0] == 'k' && !(wanted[place.Wanted] is MeshMap item && live[place.Live] is MeshMap has && Fields(item, has, below)))
            {
                return false;
            }
        }

        // An apply also puts the items in the wanted order.
        List<int> order = [.. places.OrderBy(place => place.Wanted).Select(place => place.Live)];
        return places.Select(place => place.Wanted).Distinct().Count() == wanted.Count
            && order.Count == wanted.Count
            && order.Zip(order.Skip(1)).All(pair => pair.First < pair.Second);
    }

    /// <summary>Where the item of a path element such as <c>k:{"name":"a"}</c> or <c>v:"a"</c> stands in both lists.</summary>
    private static (int Wanted, int Live)? Place(string element, MeshList wanted, MeshList live)
    {
        if (FieldTree.Key(element) is not { } key)
        {
            return null;
        }

        // A key field that the wanted item leaves out was defaulted by the server.
        bool Fits(MeshNode item, bool defaulted) => element[0] == 'v'
            ? item.Equals(key)
            : item is MeshMap map && key is MeshMap parts && parts.All(part => map.TryGetValue(part.Key, out MeshNode? has) ? has.Equals(part.Value) : defaulted);
        int at = IndexOf(wanted, item => Fits(item, defaulted: true));
        int liveAt = IndexOf(live, item => Fits(item, defaulted: false));
        return at < 0 || liveAt < 0 ? null : (at, liveAt);
    }

    private static int IndexOf(MeshList list, Predicate<MeshNode> fits)
    {
        for (int index = 0; index < list.Count; index++)
        {
            if (fits(list[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
