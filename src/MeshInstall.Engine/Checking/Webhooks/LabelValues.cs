using System.Collections.Immutable;

namespace MeshInstall.Engine.Checking.Webhooks;

/// <summary>
/// What one label may be: absent or not, and one of some values or any but some. Every requirement of a selector is such a set, and so is what
/// two of them have in common.
/// </summary>
/// <param name="AllowsAbsent">Whether the label may be missing.</param>
/// <param name="IsExcluding">Whether <paramref name="Values"/> are those that are not allowed.</param>
/// <param name="Values">The values.</param>
internal sealed record LabelValues(bool AllowsAbsent, bool IsExcluding, ImmutableSortedSet<string> Values)
{
    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static LabelValues Anything { get; } = new(AllowsAbsent: true, IsExcluding: true, None);

    public static LabelValues Present { get; } = new(AllowsAbsent: false, IsExcluding: true, None);

    public static LabelValues Absent { get; } = new(AllowsAbsent: true, IsExcluding: false, None);

    public bool IsEmpty => !AllowsAbsent && !IsExcluding && Values.IsEmpty;

    public static LabelValues OneOf(IEnumerable<string> values) => new(AllowsAbsent: false, IsExcluding: false, None.Union(values));

    /// <summary>Kubernetes lets a missing label pass as none of the values.</summary>
    public static LabelValues NoneOf(IEnumerable<string> values) => new(AllowsAbsent: true, IsExcluding: true, None.Union(values));

    public LabelValues And(LabelValues other)
    {
        bool allowsAbsent = AllowsAbsent && other.AllowsAbsent;
        return (IsExcluding, other.IsExcluding) switch
        {
            (true, true) => new LabelValues(allowsAbsent, IsExcluding: true, Values.Union(other.Values)),
            (true, false) => new LabelValues(allowsAbsent, IsExcluding: false, other.Values.Except(Values)),
            (false, true) => new LabelValues(allowsAbsent, IsExcluding: false, Values.Except(other.Values)),
            _ => new LabelValues(allowsAbsent, IsExcluding: false, Values.Intersect(other.Values)),
        };
    }

    /// <summary>A value of the set; null for the label's absence, which is taken where it is allowed.</summary>
    public string? Example() => AllowsAbsent ? null : IsExcluding ? Other() : Values[0];

    private string Other()
    {
        string value = "any";
        while (Values.Contains(value))
        {
            value += "-other";
        }

        return value;
    }
}
