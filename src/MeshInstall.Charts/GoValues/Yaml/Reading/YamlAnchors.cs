namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>The anchors of a document, and the bound on what its aliases unfold to.</summary>
internal sealed class YamlAnchors(YamlProblems problems)
{
    private const double ManyNodes = 400_000;
    private const double MostNodes = 4_000_000;
    private readonly Dictionary<string, YamlNode?> _nodes = new(StringComparer.Ordinal);
    private long _decoded = 1;
    private long _aliased;

    public void Count() => _decoded++;

    /// <summary>Announces an anchor whose node is about to be read.</summary>
    public void Open(string name) => _nodes[name] = null;

    public void Close(string name, YamlNode node) => _nodes[name] = node;

    public bool Knows(string name) => _nodes.ContainsKey(name);

    /// <summary>A copy of what the alias points to.</summary>
    public YamlNode Follow(string name)
    {
        if (_nodes[name] is not { } node)
        {
            problems.InDecoding($"anchor '{name}' value contains itself");
            return new YamlNode(null);
        }

        _decoded += 1 + node.Weight;
        _aliased += node.Weight;
        double allowed = Math.Clamp(0.99 - (0.89 * (_decoded - ManyNodes) / (MostNodes - ManyNodes)), 0.10, 0.99);
        if (_aliased > 100 && _decoded > 1000 && (double)_aliased / _decoded > allowed)
        {
            problems.InDecoding("document contains excessive aliasing");
            problems.Throw();
        }

        return new YamlNode(Copy(node.Value), node.Weight + 1);
    }

    private static object? Copy(object? value)
    {
        switch (value)
        {
            case GoMap map:
                GoMap copy = new(map.Type, map.Count);
                foreach (KeyValuePair<string, object?> entry in map.Entries)
                {
                    copy[entry.Key] = GoTemplates.DeepStack.Run(static item => Copy(item), entry.Value);
                }

                return copy;
            case GoList list:
                return new GoList(Array.ConvertAll(list.Items, item => GoTemplates.DeepStack.Run(static inner => Copy(inner), item)));
            default:
                return value;
        }
    }
}
