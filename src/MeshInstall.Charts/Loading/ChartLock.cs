using System.Globalization;

namespace MeshInstall.Charts.Loading;

/// <summary>A Chart.lock or requirements.lock: rendering needs nothing of it, but a damaged one makes a chart invalid.</summary>
internal static class ChartLock
{
    public static void Check(ReadOnlyMemory<byte> content, string file, string chart)
    {
        switch (ChartYaml.ReadFirst(content, file, chart))
        {
            case null or { IsNull: true }:
                return;
            case MeshMap map:
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    CheckField(entry.Key.ToLowerInvariant(), entry.Value, chart);
                }

                return;
            case { } other:
                throw ChartFields.Wrong(chart, other, "the document", "a map");
        }
    }

    private static void CheckField(string field, MeshNode node, string chart)
    {
        switch (field)
        {
            case "generated" when !node.IsNull && !(node is MeshScalar { Value: string text }
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)):
                throw ChartFields.Wrong(chart, node, "generated", "a time such as 2025-01-31T12:00:00Z");
            case "digest":
                ChartFields.Text(chart, node, "digest", string.Empty);
                break;
            case "dependencies":
                ChartFields.Items<MeshNode>(chart, node, "dependencies", [], (map, _) => map);
                break;
        }
    }
}
