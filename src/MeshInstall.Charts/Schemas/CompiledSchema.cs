using System.Collections.Frozen;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas;

/// <summary>A schema ready to hold values against: its keywords read, its references followed. Not changed once compiled, so safe to share.</summary>
internal sealed class CompiledSchema(string address, string pointer, int draft)
{
    public string Address { get; } = address;

    public string Pointer { get; } = pointer;

    public int Draft { get; } = draft;

    public bool? Always { get; set; }

    /// <summary>The schema of the resource this one is part of; itself for that.</summary>
    public CompiledSchema Resource { get; set; } = null!;

    public CompiledSchema? Ref { get; set; }

    public CompiledSchema? RecursiveRef { get; set; }

    public bool IsRecursiveAnchor { get; set; }

    public CompiledSchema? DynamicRef { get; set; }

    /// <summary>The anchor that <see cref="DynamicRef"/> names; null where it is a pointer.</summary>
    public string? DynamicRefAnchor { get; set; }

    public string? DynamicAnchor { get; set; }

    public IReadOnlyDictionary<string, CompiledSchema> DynamicAnchors { get; set; } = FrozenDictionary<string, CompiledSchema>.Empty;

    public IReadOnlyList<string>? Types { get; set; }

    public GoList? Enum { get; set; }

    public bool HasConst { get; set; }

    public object? Const { get; set; }

    public string? Format { get; set; }

    public CompiledSchema? Not { get; set; }

    public IReadOnlyList<CompiledSchema> AllOf { get; set; } = [];

    public IReadOnlyList<CompiledSchema> AnyOf { get; set; } = [];

    public IReadOnlyList<CompiledSchema> OneOf { get; set; } = [];

    public CompiledSchema? If { get; set; }

    public CompiledSchema? Then { get; set; }

    public CompiledSchema? Else { get; set; }

    public ObjectKeywords? Object { get; set; }

    public ArrayKeywords? Array { get; set; }

    public CompiledSchema? UnevaluatedProperties { get; set; }

    public CompiledSchema? UnevaluatedItems { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public SchemaPattern? Pattern { get; set; }

    public ExactNumber? Minimum { get; set; }

    public ExactNumber? Maximum { get; set; }

    public ExactNumber? ExclusiveMinimum { get; set; }

    public ExactNumber? ExclusiveMaximum { get; set; }

    public ExactNumber? MultipleOf { get; set; }

    public bool EvaluatesAllProperties { get; set; }

    public bool EvaluatesAllItems { get; set; }

    public int EvaluatedItems { get; set; }
}
