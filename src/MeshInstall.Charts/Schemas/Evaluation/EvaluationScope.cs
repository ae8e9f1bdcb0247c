using MeshInstall.Charts.Schemas.Compilation;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>One schema of the chain that is being evaluated.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="ReferenceKeyword">The keyword that jumped to it; null where it stands inside its parent.</param>
/// <param name="Value">The depth of the value: two scopes of one chain look at the same value where it is the same.</param>
/// <param name="Parent">The scope that led here.</param>
internal sealed record EvaluationScope(CompiledSchema Schema, string? ReferenceKeyword, int Value, EvaluationScope? Parent)
{
    /// <summary>The scope that looks with the same schema at the same value already; null without one.</summary>
    public EvaluationScope? FindCycle()
    {
        for (EvaluationScope? scope = Parent; scope is not null && scope.Value == Value; scope = scope.Parent)
        {
            if (ReferenceEquals(scope.Schema, Schema))
            {
                return scope;
            }
        }

        return null;
    }

    /// <summary>The outermost scope whose resource has the anchor.</summary>
    public CompiledSchema ResolveDynamic(string anchor, CompiledSchema fallback)
    {
        for (EvaluationScope? scope = this; scope is not null; scope = scope.Parent)
        {
            fallback = scope.Schema.Resource.DynamicAnchors.GetValueOrDefault(anchor, fallback);
        }

        return fallback;
    }

    /// <summary>The outermost scope whose resource lets itself be extended.</summary>
    public CompiledSchema ResolveRecursive(CompiledSchema fallback)
    {
        for (EvaluationScope? scope = this; scope is not null; scope = scope.Parent)
        {
            fallback = scope.Schema.Resource.IsRecursiveAnchor ? scope.Schema : fallback;
        }

        return fallback;
    }

    /// <summary>The keywords that led here from the outermost schema.</summary>
    public string Location()
    {
        string location = string.Empty;
        for (EvaluationScope scope = this; scope.Parent is { } parent; scope = parent)
        {
            string own = SchemaUriSyntax.Encode(scope.Schema.Pointer), above = SchemaUriSyntax.Encode(parent.Schema.Pointer);
            location = (scope.ReferenceKeyword is { } keyword ? $"/{keyword}" : own[Math.Min(above.Length, own.Length)..]) + location;
        }

        return location;
    }
}
