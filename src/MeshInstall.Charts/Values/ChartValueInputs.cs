namespace MeshInstall.Charts.Values;

/// <summary>The values of a user in all the forms that <c>helm template</c> takes, in its order: files, then JSON, <c>--set</c>, strings, files' contents, literals.</summary>
public sealed record ChartValueInputs
{
    /// <summary>The values files; later ones win.</summary>
    public IReadOnlyList<MeshMap> Documents { get; init; } = [];

    /// <summary>Expressions as of <c>--set-json</c>.</summary>
    public IReadOnlyList<string> SetJson { get; init; } = [];

    /// <summary>Expressions as of <c>--set</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Expressions as of <c>--set-string</c>.</summary>
    public IReadOnlyList<string> SetString { get; init; } = [];

    /// <summary>Expressions as of <c>--set-file</c>.</summary>
    public IReadOnlyList<string> SetFile { get; init; } = [];

    /// <summary>Expressions as of <c>--set-literal</c>.</summary>
    public IReadOnlyList<string> SetLiteral { get; init; } = [];

    /// <summary>Gives the content of a file that <see cref="SetFile"/> names.</summary>
    public Func<string, string>? ReadFile { get; init; }

    /// <summary>All of them as one map, for <c>ChartRenderer</c>.</summary>
    /// <exception cref="ChartException">An expression does not parse (<c>ChartSetInvalid</c>).</exception>
    public MeshMap Merge()
    {
        MeshMap values = Documents.Aggregate(MeshMap.Empty, ValueDocuments.Merge);
        values = SetJson.Aggregate(values, (below, expression) => HelmSetParser.Apply(below, expression, HelmSetKind.Json));
        values = Set.Aggregate(values, (below, expression) => HelmSetParser.Apply(below, expression));
        values = SetString.Aggregate(values, (below, expression) => HelmSetParser.Apply(below, expression, HelmSetKind.Text));
        values = SetFile.Aggregate(values, (below, expression) => HelmSetParser.Apply(below, expression, HelmSetKind.File, ReadFile));
        return SetLiteral.Aggregate(values, (below, expression) => HelmSetParser.Apply(below, expression, HelmSetKind.Literal));
    }
}
