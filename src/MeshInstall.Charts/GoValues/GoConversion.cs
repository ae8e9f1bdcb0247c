namespace MeshInstall.Charts.GoValues;

/// <summary>Between the trees of documents and the values of templates.</summary>
internal static class GoConversion
{
    /// <summary>The value Go gets from the document through JSON: every number is a float64.</summary>
    public static object? FromNode(MeshNode node) => node switch
    {
        MeshMap map => FromMap(map),
        MeshList list => new GoList([.. list.Select(FromNode)]),
        _ => node.ToObject() is long number ? (double)number : node.ToObject(),
    };

    /// <summary>A new map with everything below it new as well.</summary>
    public static GoMap FromMap(MeshMap map)
    {
        GoMap result = new(capacity: map.Count);
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            result[entry.Key] = FromNode(entry.Value);
        }

        return result;
    }
}
