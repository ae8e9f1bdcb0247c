namespace MeshInstall.Charts.Loading;

/// <summary>Typed fields of a document inside a chart. A null leaves a text or Boolean as it was, as in Go.</summary>
internal static class ChartFields
{
    public static ChartException Wrong(string chart, MeshNode node, string field, string wanted) => ChartErrors.Invalid(
        chart, $"{node.Origin}: {field} must be {wanted}, and is {Kind(node)}", $"Make it {wanted}.", node.Origin);

    public static string Text(string chart, MeshNode node, string field, string current) => node switch
    {
        { IsNull: true } => current,
        MeshScalar scalar => ChartText.FromScalar(scalar),
        _ => throw Wrong(chart, node, field, "a text"),
    };

    public static bool Boolean(string chart, MeshNode node, string field, bool current) => node switch
    {
        { IsNull: true } => current,
        MeshScalar { Value: bool flag } => flag,
        _ => throw Wrong(chart, node, field, "true or false"),
    };

    public static IReadOnlyList<MeshNode> Nodes(string chart, MeshNode node, string field) =>
        node.IsNull ? [] : node as MeshList ?? throw Wrong(chart, node, field, "a list");

    public static IReadOnlyList<string> Texts(string chart, MeshNode node, string field, IReadOnlyList<string> current) =>
        [.. Nodes(chart, node, field).Select((item, index) => Text(chart, item, $"each of {field}", index < current.Count ? current[index] : string.Empty))];

    public static void ReadTexts(string chart, MeshNode node, string field, Dictionary<string, string> texts)
    {
        if (node.IsNull)
        {
            texts.Clear();
            return;
        }

        foreach (KeyValuePair<string, MeshNode> entry in node as MeshMap ?? throw Wrong(chart, node, field, "a map"))
        {
            texts[entry.Key] = Text(chart, entry.Value, $"{field}.{entry.Key}", string.Empty);
        }
    }

    /// <summary>A list of maps, each laid over the item that stands at its place already; a null item stays null.</summary>
    public static List<T?> Items<T>(string chart, MeshNode node, string field, List<T?> current, Func<MeshMap, T?, T> read)
        where T : class =>
        [.. Nodes(chart, node, field).Select((item, index) => item switch
        {
            MeshMap map => read(map, index < current.Count ? current[index] : null),
            { IsNull: true } => null,
            _ => throw Wrong(chart, item, $"each of {field}", "a map"),
        })];

    private static string Kind(MeshNode node) => node.Kind switch
    {
        MeshNodeKind.Null => "null",
        MeshNodeKind.Boolean => "a Boolean",
        MeshNodeKind.Integer or MeshNodeKind.Number => "a number",
        MeshNodeKind.Text => "a text",
        MeshNodeKind.List => "a list",
        _ => "a map",
    };
}
