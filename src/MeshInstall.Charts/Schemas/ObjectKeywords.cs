namespace MeshInstall.Charts.Schemas;

/// <summary>What a schema says about objects.</summary>
internal sealed class ObjectKeywords
{
    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    public IReadOnlyDictionary<string, CompiledSchema>? Properties { get; init; }

    public IReadOnlyList<(SchemaPattern Pattern, CompiledSchema Schema)> PatternProperties { get; init; } = [];

    public bool? AllowsAdditional { get; init; }

    public CompiledSchema? Additional { get; init; }

    public CompiledSchema? PropertyNames { get; init; }

    /// <summary>By the property that asks for them: names, or a schema.</summary>
    public IReadOnlyList<(string Property, IReadOnlyList<string>? Names, CompiledSchema? Schema)> Dependencies { get; init; } = [];

    public IReadOnlyList<(string Property, CompiledSchema Schema)> DependentSchemas { get; init; } = [];

    public IReadOnlyList<(string Property, IReadOnlyList<string> Names)> DependentRequired { get; init; } = [];
}
