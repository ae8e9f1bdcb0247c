using System.Diagnostics.CodeAnalysis;

namespace MeshInstall.Charts.GoValues;

/// <summary>A Go map with string keys: mutable and shared by reference, as templates expect of <c>set</c> and <c>unset</c>.</summary>
internal sealed class GoMap
{
    private readonly Content content;

    public GoMap(GoType? type = null, int capacity = 0)
        : this(type ?? GoType.MapOfAny, new Content(capacity))
    {
    }

    private GoMap(GoType type, Content content)
    {
        Type = type;
        this.content = content;
    }

    public GoType Type { get; }

    public int Count => content.Shown.Count;

    /// <summary>Whether it is Go's nil map: empty in templates, <c>null</c> in JSON.</summary>
    public bool IsNil { get; init; }

    /// <summary>The keys in the order they were put in.</summary>
    public IEnumerable<string> Keys => content.Shown.Keys;

    /// <summary>The entries in the order they were put in.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Entries => content.Own;

    /// <summary>
    /// The map to read where nothing of it is handed on to someone who could change it: of a copy that is still as it was made, the map it was made of.
    /// </summary>
    public GoMap Unchanged => content.Source ?? this;

    public object? this[string key]
    {
        get => TryGetValue(key, out object? value) ? value : null;
        set
        {
            Dictionary<string, object?> own = content.Own;
            int before = own.Count;
            own[key] = value;
            if (own.Count != before)
            {
                content.Sorted = null;
            }
        }
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) =>
        content.Shown.TryGetValue(key, out value) && (content.Source is null || value is not (GoMap or GoList) || content.Own.TryGetValue(key, out value));

    public bool ContainsKey(string key) => content.Shown.ContainsKey(key);

    /// <summary>Go's conversion to another type of map: the same entries, which both share from then on.</summary>
    public GoMap As(GoType type) => ReferenceEquals(type, Type) ? this : new GoMap(type, content);

    /// <summary>
    /// A map with the same entries, and with copies of the maps below it, which changes by itself. Nothing is copied before someone looks into it, so
    /// this map must stay as it is from now on.
    /// </summary>
    public GoMap CopyLater() => new(Type, new Content(this)) { IsNil = IsNil };

    public bool Remove(string key)
    {
        content.Sorted = null;
        return content.Own.Remove(key);
    }

    /// <summary>The keys in Go's order (by their UTF-8 bytes); a snapshot that later changes do not touch.</summary>
    public string[] SortedKeys()
    {
        if (content.Source is { } source)
        {
            return source.SortedKeys();
        }

        if (content.Sorted is null)
        {
            string[] keys = [.. content.Own.Keys];
            Array.Sort(keys, GoString.Order);
            content.Sorted = keys;
        }

        return content.Sorted;
    }

    /// <summary>The entries, or the map whose copies they are going to be.</summary>
    private sealed class Content
    {
        private Dictionary<string, object?>? own;

        public Content(int capacity) => own = new Dictionary<string, object?>(capacity, StringComparer.Ordinal);

        public Content(GoMap source) => Source = source;

        public GoMap? Source { get; private set; }

        public string[]? Sorted { get; set; }

        public Dictionary<string, object?> Shown => own ?? Source!.content.Shown;

        public Dictionary<string, object?> Own => own ?? Copy();

        private static object? CopyLater(object? value) => value switch
        {
            GoMap map => map.CopyLater(),
            GoList list when !ReferenceEquals(list.Type, GoType.SliceOfByte) && Array.Exists(list.Items, item => item is GoMap or GoList) =>
                new GoList(list.Type, Array.ConvertAll(list.Items, CopyLater)),
            _ => value,
        };

        private Dictionary<string, object?> Copy()
        {
            Dictionary<string, object?> shown = Shown;
            own = new Dictionary<string, object?>(shown.Count, StringComparer.Ordinal);
            foreach ((string key, object? value) in shown)
            {
                own[key] = CopyLater(value);
            }

            Source = null;
            return own;
        }
    }
}
