using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Go's <c>reflect.DeepEqual</c>: same types and same content all the way down; NaN equals nothing.</summary>
internal sealed class DeepEquality(ExecutionBudget budget)
{
    private const int DepthOfCycles = 64;
    private readonly HashSet<(object Left, object Right)> _visited = [];
    private int _depth;

    public bool AreEqual(object? left, object? right)
    {
        budget.Step();
        return (left, right) switch
        {
            (string l, string r) => string.Equals(l, r, StringComparison.Ordinal),
            (double l, double r) => l == r,
            (GoMap l, GoMap r) => ReferenceEquals(l, r) || Nested(l, r, static (self, l, r) => self.MapsEqual(l, r)),
            (GoList l, GoList r) => ReferenceEquals(l, r) || Nested(l, r, static (self, l, r) => self.ListsEqual(l, r)),
            (GoSemanticVersion l, GoSemanticVersion r) => l.Type == r.Type && l.Version.Original == r.Version.Original && l.ToString() == r.ToString(),
            (GoObject l, GoObject r) => Equals(l, r) || (l.Type.Name == r.Type.Name && AreEqual(l.Encode(GoEncoding.Json), r.Encode(GoEncoding.Json))),
            _ => Equals(left, right),
        };
    }

    private bool MapsEqual(GoMap left, GoMap right)
    {
        if (left.Count != right.Count || left.IsNil != right.IsNil || left.Type.Name != right.Type.Name)
        {
            return false;
        }

        foreach (KeyValuePair<string, object?> entry in left.Entries)
        {
            if (!right.TryGetValue(entry.Key, out object? other) || !AreEqual(entry.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    private bool ListsEqual(GoList left, GoList right)
    {
        if (left.Count != right.Count || left.IsNil != right.IsNil || left.Type.Name != right.Type.Name)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    // A pair that is being compared already counts as equal, as in Go; only values nested that deeply can be cycles.
    private bool Nested<T>(T left, T right, Func<DeepEquality, T, T, bool> compare)
        where T : class
    {
        Nesting.Guard();
        if (_depth > DepthOfCycles && !_visited.Add((left, right)))
        {
            return true;
        }

        _depth++;
        bool equal = compare(this, left, right);
        if (--_depth == 0)
        {
            _visited.Clear();
        }

        return equal;
    }
}
