using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>What a document must have, or must not have, for a rule to act.</summary>
/// <param name="Place">The place.</param>
/// <param name="Value">The text of the value there; null where any but null will do.</param>
/// <param name="Absent">Whether it must not be there.</param>
internal sealed record ConversionCondition(PathPattern Place, string? Value, bool Absent)
{
    public bool Holds(MeshNode spec, IReadOnlyList<MeshPathSegment> wildcards)
    {
        MeshNode? found = Place.Bind(wildcards).Find(spec);
        bool there = found is { IsNull: false } && (Value is null || (found is MeshScalar scalar && scalar.ToString() == Value));
        return there != Absent;
    }
}
