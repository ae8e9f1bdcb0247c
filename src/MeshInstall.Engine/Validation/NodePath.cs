using System.Globalization;

namespace MeshInstall.Engine.Validation;

/// <summary>A place in a document, in the grammar of <see cref="MeshConfig.GetValues"/>; put into text only when an issue needs it.</summary>
internal sealed class NodePath
{
    private readonly NodePath? _parent;
    private readonly string? _key;
    private readonly int _index;

    private NodePath(NodePath? parent, string? key, int index)
    {
        _parent = parent;
        _key = key;
        _index = index;
    }

    /// <summary>The whole document.</summary>
    public static NodePath Root { get; } = new(parent: null, key: null, index: 0);

    /// <summary>The place of a field of this map.</summary>
    public NodePath Field(string key) => new(this, key, 0);

    /// <summary>The place of fields within fields.</summary>
    public NodePath Fields(params ReadOnlySpan<string> keys)
    {
        NodePath path = this;
        foreach (string key in keys)
        {
            path = path.Field(key);
        }

        return path;
    }

    /// <summary>The place of an item of this list.</summary>
    public NodePath Item(int index) => new(this, key: null, index);

    /// <summary>The names of the fields on the way; null where the way leads through a list.</summary>
    public IReadOnlyList<string>? Keys()
    {
        List<string> keys = [];
        for (NodePath path = this; path._parent is not null; path = path._parent)
        {
            if (path._key is null)
            {
                return null;
            }

            keys.Add(path._key);
        }

        keys.Reverse();
        return keys;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_parent is null)
        {
            return string.Empty;
        }

        string start = _parent.ToString();
        return _key is null
            ? string.Create(CultureInfo.InvariantCulture, $"{start}[{_index}]")
            : (start.Length == 0 ? string.Empty : start + ".") + _key.Replace(".", "\\.", StringComparison.Ordinal);
    }
}
