using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The keywords about arrays.</summary>
internal static class ArrayRules
{
    public static void Check(SchemaEvaluation evaluation, ArrayKeywords rules, GoList list)
    {
        if (rules.MinItems is { } min && list.Count < min)
        {
            evaluation.Fail("minItems", () => $"minItems: got {SchemaText.Count(list.Count)}, want {SchemaText.Count(min)}");
        }

        if (rules.MaxItems is { } max && list.Count > max)
        {
            evaluation.Fail("maxItems", () => $"maxItems: got {SchemaText.Count(list.Count)}, want {SchemaText.Count(max)}");
        }

        if (rules.UniqueItems && SchemaEquality.FindDuplicates(list, evaluation.Budget) is (int first, int second))
        {
            evaluation.Fail("uniqueItems", () => $"items at {SchemaText.Count(first)} and {SchemaText.Count(second)} are equal");
        }

        if (evaluation is { IsSilent: true, HasIssues: true })
        {
            return;
        }

        CheckItems(evaluation, rules, list);
        CheckContains(evaluation, rules, list);
    }

    private static void CheckItems(SchemaEvaluation evaluation, ArrayKeywords rules, GoList list)
    {
        int known = Math.Min(rules.Prefix.Count, list.Count);
        for (int i = 0; i < known; i++)
        {
            evaluation.Add(evaluation.EvaluateItem(rules.Prefix[i], list[i], i));
        }

        if (rules.AllowsRest == false && known < list.Count)
        {
            evaluation.Fail("additionalItems", () => $"last {SchemaText.Count(list.Count - known)} additionalItem(s) not allowed");
        }

        if (rules.Rest is { } rest)
        {
            for (int i = known; i < list.Count; i++)
            {
                // helm counts these from the first of them, and so do its messages.
                evaluation.Add(evaluation.EvaluateItem(rest, list[i], i - known));
            }
        }
    }

    private static void CheckContains(SchemaEvaluation evaluation, ArrayKeywords rules, GoList list)
    {
        if (rules.Contains is not { } schema)
        {
            return;
        }

        List<SchemaIssue> issues = [];
        List<int> matched = [];
        for (int i = 0; i < list.Count; i++)
        {
            if (evaluation.EvaluateItem(schema, list[i], i) is { } issue)
            {
                issues.Add(issue);
                continue;
            }

            matched.Add(i);
            if (evaluation.Schema.Draft >= 2020)
            {
                evaluation.Unevaluated.Items?.Remove(i);
            }
        }

        if (rules.MinContains is null && matched.Count == 0)
        {
            evaluation.Fail("contains", () => "no items match contains schema", issues);
        }

        if (rules.MinContains is { } min && matched.Count < min)
        {
            evaluation.Fail("minContains", () => $"min {SchemaText.Count(min)} items required to match contains schema, but {(matched.Count == 0 ? "none matched" : Matched(matched))}", issues);
        }

        if (rules.MaxContains is { } max && matched.Count > max)
        {
            evaluation.Fail("maxContains", () => $"max {SchemaText.Count(max)} items required to match contains schema, but {Matched(matched)}");
        }
    }

    private static string Matched(List<int> indexes) => $"matched {SchemaText.Count(indexes.Count)} items at {string.Join(' ', indexes)}";
}
