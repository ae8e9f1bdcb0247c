using System.Diagnostics.CodeAnalysis;
using MeshInstall.Charts.Expressions;
using MeshInstall.Charts.Schemas.Evaluation;

namespace MeshInstall.Charts.Schemas;

/// <summary>A regular expression of a schema, read as Go does.</summary>
internal sealed class SchemaPattern
{
    private readonly GoRegex regex;

    private SchemaPattern(GoRegex regex) => this.regex = regex;

    public string Text => regex.Expression;

    public static bool TryCompile(string text, [NotNullWhen(true)] out SchemaPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        try
        {
            pattern = new SchemaPattern(GoRegex.Compile(text));
            error = null;
            return true;
        }
        catch (GoRegexException exception)
        {
            pattern = null;
            error = exception.Message;
            return false;
        }
    }

    public bool IsMatch(string text, SchemaBudget budget) => regex.IsMatch(text, budget.Matching);
}
