using System.Collections;
using System.Globalization;

namespace MeshInstall;

/// <summary>
/// One node of a configuration, values or manifest tree: a scalar, a list or a map. Nodes are immutable and compare by
/// content; a node remembers where it came from (<see cref="Origin"/>), which does not take part in comparison.
/// </summary>
public abstract class MeshNode : IEquatable<MeshNode>
{
    private const int MaxDepth = 100;
    private const int MaxNodes = 1_000_000;

    private protected MeshNode(MeshOrigin? origin) => Origin = origin;

    /// <summary>Where the node was written; null for nodes made by the program itself.</summary>
    public MeshOrigin? Origin { get; }

    /// <summary>The shape of the node.</summary>
    public abstract MeshNodeKind Kind { get; }

    /// <summary>Whether the node is an explicit null.</summary>
    public bool IsNull => Kind == MeshNodeKind.Null;

    /// <summary>The plain value: null, bool, long, double, string, an array of plain values, or the map itself, which is a dictionary of plain values.</summary>
    public abstract object? ToObject();

    /// <summary>The same node with another origin; children keep theirs.</summary>
    public abstract MeshNode WithOrigin(MeshOrigin? origin);

    /// <summary>The same tree with <paramref name="origin"/> on this node and on every node below it.</summary>
    public abstract MeshNode WithOriginThroughout(MeshOrigin origin);

    /// <summary>
    /// A node of a plain value: null, Booleans, numbers, strings, enums (their names), dates (round-trip form), dictionaries and
    /// enumerables of these, or nodes. Keys become strings with the invariant culture.
    /// </summary>
    /// <exception cref="ArgumentException">The value is of another type, nests deeper than 100 levels, or has more than a million entries.</exception>
    public static MeshNode FromObject(object? value, MeshOrigin? origin = null) => FromObject(value, origin, depth: 0, new Budget());

    /// <inheritdoc/>
    public abstract bool Equals(MeshNode? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MeshNode);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    private static MeshNode FromObject(object? value, MeshOrigin? origin, int depth, Budget budget)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException($"The value nests deeper than {MaxDepth} levels.");
        }

        // A few collections that hold each other several times over, or a sequence without end, would fill the memory.
        if (++budget.Nodes > MaxNodes)
        {
            throw new ArgumentException($"The value has more than {MaxNodes} entries.");
        }

        return value switch
        {
            null => MeshScalar.NullValue(origin),
            MeshNode node => origin is null ? node : node.WithOriginThroughout(origin),
            bool flag => new MeshScalar(flag, origin),
            string text => new MeshScalar(text, origin),
            char character => new MeshScalar(character.ToString(), origin),
            Enum member => new MeshScalar(member.ToString(), origin),
            byte or sbyte or short or ushort or int or uint or long =>
                new MeshScalar(Convert.ToInt64(value, CultureInfo.InvariantCulture), origin),
            ulong big => big <= long.MaxValue ? new MeshScalar((long)big, origin) : new MeshScalar((double)big, origin),
            float or double or decimal => new MeshScalar(Convert.ToDouble(value, CultureInfo.InvariantCulture), origin),
            DateTime date => new MeshScalar(date.ToString("O", CultureInfo.InvariantCulture), origin),
            DateTimeOffset date => new MeshScalar(date.ToString("O", CultureInfo.InvariantCulture), origin),
            Guid or Uri or Version => new MeshScalar(value.ToString()!, origin),
            IDictionary map => FromDictionary(map, origin, depth, budget),
            IEnumerable list => new MeshList(list.Cast<object?>().Select(item => FromObject(item, origin, depth + 1, budget)), origin),
            _ => throw new ArgumentException($"A value of type {value.GetType()} cannot stand in a configuration."),
        };
    }

    private static MeshMap FromDictionary(IDictionary map, MeshOrigin? origin, int depth, Budget budget)
    {
        MeshMap.Builder builder = new(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            string key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
            builder[key] = FromObject(entry.Value, origin, depth + 1, budget);
        }

        return builder.Build(origin);
    }

    private sealed class Budget
    {
        public int Nodes { get; set; }
    }
}
