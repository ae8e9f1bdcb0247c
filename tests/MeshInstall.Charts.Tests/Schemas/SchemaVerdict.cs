namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>What came of a case: the issues as helm lists them, in an order of their own; empty where the values fit; null where the schema is none.</summary>
internal sealed record SchemaVerdict(string? Issues)
{
    /// <summary>Brings the issues of one level, and the names within them, to one order, as helm gives them in any.</summary>
    public static SchemaVerdict Of(string text)
    {
        if (text.Length > 0 && !text.StartsWith("- at ", StringComparison.Ordinal))
        {
            return new SchemaVerdict((string?)null);
        }

        return new SchemaVerdict(string.Join('\n', Sort(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), 0)));
    }

    private static IEnumerable<string> Sort(string[] lines, int depth)
    {
        string start = new string(' ', 2 * depth) + "- ";
        List<List<string>> blocks = [];
        foreach (string line in lines)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                blocks.Add([SortNames(line)]);
            }
            else
            {
                blocks[^1].Add(line);
            }
        }

        return blocks.Select(block => string.Join('\n', block.Take(1).Concat(block.Count > 1 ? Sort([.. block.Skip(1)], depth + 1) : []))).Order(StringComparer.Ordinal);
    }

    private static string SortNames(string line)
    {
        const string Start = "additional properties ", End = " not allowed";
        int start = line.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return start < Start.Length || !line.EndsWith(End, StringComparison.Ordinal) ? line
            : line[..start] + string.Join(", ", line[start..^End.Length].Split(", ").Order(StringComparer.Ordinal)) + End;
    }
}
