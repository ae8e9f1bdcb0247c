namespace MeshInstall.Charts.GoValues;

/// <summary>Between the trees of documents and the values of templates.</summary>
internal static class GoConversion
{
    /// <summary>
    /// The value Go gets from the document through JSON: every number is a float64. Only an integer that a parameter gave stays an integer, an
    /// int64, as helm's <c>--set</c> has it; <c>{{ .Values.count }}</c> prints <c>1000000</c> then, not <c>1e+06</c>.
    /// </summary>
    public static object? FromNode(MeshNode node) => node switch
    {
        MeshMap map => FromMap(map),
        MeshList list => FromList(list),
        MeshScalar { Value: long number } => node.Origin?.Kind == MeshOriginKind.Parameter ? (object)number : (double)number,
        _ => node.ToObject(),
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

    /// <summary>The tree of a value; integers of every size become integers, and what no document can hold its text.</summary>
    public static MeshNode ToNode(object? value) => value switch
    {
        null => MeshScalar.Null,
        GoMap map => ToMap(map),
        GoList list => new MeshList(list.Items.Select(ToNode)),
        bool flag => new MeshScalar(flag),
        string text => new MeshScalar(text),
        double number => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? new MeshScalar((long)number) : new MeshScalar(number),
        long number => new MeshScalar(number),
        nint number => new MeshScalar(number),
        int number => new MeshScalar(number),
        byte number => new MeshScalar(number),
        ulong number => number <= long.MaxValue ? new MeshScalar((long)number) : new MeshScalar((double)number),
        _ => new MeshScalar(value.ToString() ?? string.Empty),
    };

    /// <summary>The tree of a map, its names in Go's order.</summary>
    public static MeshMap ToMap(GoMap map)
    {
        MeshMap.Builder builder = new(map.Count);
        foreach (string key in map.SortedKeys())
        {
            builder[key] = ToNode(map[key]);
        }

        return builder.Build();
    }

    private static GoList FromList(MeshList list)
    {
        object?[] items = new object?[list.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = FromNode(list[i]);
        }

        return new GoList(items);
    }
}
