using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Schema;

/// <summary>The type of a field: of a built-in kind, or of a custom resource's schema.</summary>
internal sealed class FieldType
{
    public static readonly FieldType Any = new(FieldShape.Any);

    private readonly Lazy<FrozenDictionary<string, FieldType>>? _fields;

    public FieldType(FieldShape shape, Func<IEnumerable<KeyValuePair<string, FieldType>>>? fields = null)
    {
        Shape = shape;
        // Lazy, because types such as JSONSchemaProps hold themselves, and most are never looked at.
        _fields = fields is null ? null : new(() => fields().ToFrozenDictionary(StringComparer.Ordinal));
    }

    public FieldShape Shape { get; }

    /// <summary>The type's name in the API, for objects.</summary>
    public string? Name { get; init; }

    public FrozenDictionary<string, FieldType> Fields => _fields?.Value ?? FrozenDictionary<string, FieldType>.Empty;

    /// <summary>The type of items and map values.</summary>
    public FieldType Element { get; init; } = null!;

    public ListType ListType { get; init; }

    public IReadOnlyList<ListKey> Keys { get; init; } = [];

    /// <summary>An object or map that is owned and replaced as a whole.</summary>
    public bool IsAtomic { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>A strategic merge patch merges the list by <see cref="PatchKey"/>, or as a set when that is empty.</summary>
    public bool IsPatchMerged { get; init; }

    public string? PatchKey { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    public JsonNode? Default { get; init; }

    /// <summary>Unknown members are kept: <c>x-kubernetes-preserve-unknown-fields</c>.</summary>
    public bool KeepsUnknown { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>The custom resource's own schema, for the checks a built-in type has no table of.</summary>
    public JsonObject? Constraints { get; init; }

    /// <summary>Whether fields below it are owned one by one.</summary>
    public bool IsGranular => Shape switch
    {
        FieldShape.Object or FieldShape.Map => !IsAtomic,
        FieldShape.List => ListType != ListType.Atomic,
        _ => false,
    };

    /// <summary>Whether a null is a value of that member: a custom resource's schema says so, or has no say.</summary>
    public bool HoldsNull(string name) => Shape switch
    {
        FieldShape.Map => Element.IsNullable,
        FieldShape.Object => Fields.TryGetValue(name, out var field) ? field.IsNullable : KeepsUnknown,
        _ => false,
    };

    /// <summary>The type of a member, or null when the type does not know it.</summary>
    public FieldType? Member(string name) => Shape switch
    {
        FieldShape.Map => Element,
        FieldShape.Object => Fields.TryGetValue(name, out var type) ? type : KeepsUnknown ? Any : null,
        _ => null,
    };
}
