using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The properties or items of one value that no keyword has looked at yet; empty where nobody asks.</summary>
internal sealed class Unevaluated
{
    private static readonly Unevaluated Nothing = new(null, null);

    private Unevaluated(HashSet<string>? properties, HashSet<int>? items)
    {
        Properties = properties;
        Items = items;
    }

    public HashSet<string>? Properties { get; }

    public HashSet<int>? Items { get; }

    public bool IsEmpty => Properties is not { Count: > 0 } && Items is not { Count: > 0 };

    public static Unevaluated Of(object? value, CompiledSchema schema, bool callerAsks) => value switch
    {
        GoMap map when !schema.EvaluatesAllProperties && (callerAsks || schema.UnevaluatedProperties is not null) =>
            new Unevaluated(new HashSet<string>(map.Keys, StringComparer.Ordinal), null),
        GoList list when !schema.EvaluatesAllItems && (callerAsks || schema.UnevaluatedItems is not null) && schema.EvaluatedItems < list.Count =>
            new Unevaluated(null, [.. Enumerable.Range(schema.EvaluatedItems, list.Count - schema.EvaluatedItems)]),
        _ => Nothing,
    };

    /// <summary>Takes away what another schema has looked at.</summary>
    public void Keep(Unevaluated other)
    {
        Properties?.RemoveWhere(name => other.Properties?.Contains(name) != true);
        Items?.RemoveWhere(index => other.Items?.Contains(index) != true);
    }

    public void Clear()
    {
        Properties?.Clear();
        Items?.Clear();
    }
}
