using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>YAML with sorted names, as Go programs write it, so that the same values always give the same text.</summary>
internal static class SortedYaml
{
    /// <summary>The node as YAML in block style, without a line end after it.</summary>
    public static string ToText(MeshNode node)
    {
        string text = YamlWriter.ToText(Sort(node));
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    private static MeshNode Sort(MeshNode node)
    {
        switch (node)
        {
            case MeshMap map:
                MeshMap.Builder builder = new(map.Count);
                foreach (KeyValuePair<string, MeshNode> entry in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    builder[entry.Key] = Sort(entry.Value);
                }

                return builder.Build();
            case MeshList list:
                return new MeshList(list.Select(Sort));
            default:
                return node;
        }
    }
}
