namespace MeshInstall;

public sealed partial class MeshMap
{
    /// <summary>Collects entries for a map; setting a name again replaces its node and keeps its place.</summary>
    public sealed class Builder
    {
        private readonly List<KeyValuePair<string, MeshNode>> _entries;
        private Dictionary<string, int>? _index;

        /// <summary>An empty builder.</summary>
        public Builder(int capacity = 0) => _entries = new List<KeyValuePair<string, MeshNode>>(capacity);

        /// <summary>A builder that starts with the entries of <paramref name="map"/>.</summary>
        public Builder(MeshMap map)
        {
            ArgumentNullException.ThrowIfNull(map);
            _entries = new List<KeyValuePair<string, MeshNode>>(map._entries);
            _index = map._index is null ? null : new Dictionary<string, int>(map._index, StringComparer.Ordinal);
        }

        /// <summary>The number of entries so far.</summary>
        public int Count => _entries.Count;

        /// <summary>Sets the node of a name.</summary>
        public MeshNode this[string key]
        {
            set => Set(key, value);
        }

        /// <summary>The node set for <paramref name="key"/> so far, or null.</summary>
        public MeshNode? Find(string key) => IndexOf(key) is var position and >= 0 ? _entries[position].Value : null;

        /// <summary>Sets a string.</summary>
        public Builder Add(string key, string value) => Set(key, new MeshScalar(value));

        /// <summary>Sets a node.</summary>
        public Builder Add(string key, MeshNode value) => Set(key, value);

        /// <summary>The map of what was collected.</summary>
        public MeshMap Build(MeshOrigin? origin = null) => _entries.Count == 0 && origin is null
            ? Empty
            : new MeshMap([.. _entries], _index is null ? null : new Dictionary<string, int>(_index, StringComparer.Ordinal), origin);

        private Builder Set(string key, MeshNode node)
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(node);
            int position = IndexOf(key);
            if (position >= 0)
            {
                _entries[position] = KeyValuePair.Create(key, node);
                return this;
            }

            _entries.Add(KeyValuePair.Create(key, node));
            if (_index is not null)
            {
                _index[key] = _entries.Count - 1;
            }
            else if (_entries.Count >= IndexedFrom)
            {
                _index = new Dictionary<string, int>(_entries.Count, StringComparer.Ordinal);
                for (int index = 0; index < _entries.Count; index++)
                {
                    _index[_entries[index].Key] = index;
                }
            }

            return this;
        }

        private int IndexOf(string key) => _index is not null
            ? _index.GetValueOrDefault(key, -1)
            : _entries.FindIndex(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
    }
}
