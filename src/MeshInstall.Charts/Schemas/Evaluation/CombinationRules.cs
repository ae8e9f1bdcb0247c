namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The keywords that join schemas.</summary>
internal static class CombinationRules
{
    public static void Check(SchemaEvaluation evaluation)
    {
        CompiledSchema schema = evaluation.Schema;
        if (schema.Not is { } not && evaluation.EvaluateSame(not, isSilent: true) is null)
        {
            evaluation.Fail("not", () => "'not' failed");
        }

        CheckAll(evaluation, schema.AllOf);
        CheckAny(evaluation, schema.AnyOf);
        CheckOne(evaluation, schema.OneOf);
        if (schema.If is { } condition)
        {
            CompiledSchema? next = evaluation.EvaluateSame(condition, isSilent: true) is null ? schema.Then : schema.Else;
            evaluation.Add(next is null ? null : evaluation.EvaluateSame(next));
        }
    }

    private static void CheckAll(SchemaEvaluation evaluation, IReadOnlyList<CompiledSchema> schemas)
    {
        List<SchemaIssue>? issues = null;
        foreach (CompiledSchema schema in schemas)
        {
            if (evaluation.EvaluateSame(schema) is { } issue)
            {
                (issues ??= []).Add(issue);
                if (evaluation.IsSilent)
                {
                    break;
                }
            }
        }

        if (issues is not null)
        {
            evaluation.Fail("allOf", () => "'allOf' failed", issues);
        }
    }

    private static void CheckAny(SchemaEvaluation evaluation, IReadOnlyList<CompiledSchema> schemas)
    {
        bool isMatched = schemas.Count == 0;
        List<SchemaIssue> issues = [];
        foreach (CompiledSchema schema in schemas)
        {
            if (evaluation.EvaluateSame(schema) is { } issue)
            {
                issues.Add(issue);
                continue;
            }

            isMatched = true;

            // What the other branches look at counts too, where somebody asks for it.
            if (evaluation.Unevaluated.IsEmpty)
            {
                break;
            }
        }

        if (!isMatched)
        {
            evaluation.Fail("anyOf", () => "'anyOf' failed", issues);
        }
    }

    private static void CheckOne(SchemaEvaluation evaluation, IReadOnlyList<CompiledSchema> schemas)
    {
        int matched = -1;
        List<SchemaIssue> issues = [];
        for (int i = 0; i < schemas.Count; i++)
        {
            if (evaluation.EvaluateSame(schemas[i], isSilent: matched >= 0) is { } issue)
            {
                issues.Add(issue);
            }
            else if (matched < 0)
            {
                matched = i;
            }
            else
            {
                int second = i;
                evaluation.Fail("oneOf", () => $"'oneOf' failed, subschemas {SchemaText.Count(matched)}, {SchemaText.Count(second)} matched");
                return;
            }
        }

        if (matched < 0 && schemas.Count > 0)
        {
            evaluation.Fail("oneOf", () => "'oneOf' failed, none matched", issues);
        }
    }
}
