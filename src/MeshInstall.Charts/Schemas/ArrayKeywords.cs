namespace MeshInstall.Charts.Schemas;

/// <summary>What a schema says about arrays.</summary>
internal sealed class ArrayKeywords
{
    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool UniqueItems { get; init; }

    /// <summary>The schemas of the first items.</summary>
    public IReadOnlyList<CompiledSchema> Prefix { get; init; } = [];

    /// <summary>The schema of the items after those.</summary>
    public CompiledSchema? Rest { get; init; }

    /// <summary>False where no items may follow the first ones (before 2020-12).</summary>
    public bool? AllowsRest { get; init; }

    public CompiledSchema? Contains { get; init; }

    public int? MinContains { get; init; }

    public int? MaxContains { get; init; }
}
