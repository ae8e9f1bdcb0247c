using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The keywords about objects.</summary>
internal static class ObjectRules
{
    public static void Check(SchemaEvaluation evaluation, ObjectKeywords rules, GoMap map)
    {
        if (rules.MinProperties is { } min && map.Count < min)
        {
            evaluation.Fail("minProperties", () => $"minProperties: got {SchemaText.Count(map.Count)}, want {SchemaText.Count(min)}");
        }

        if (rules.MaxProperties is { } max && map.Count > max)
        {
            evaluation.Fail("maxProperties", () => $"maxProperties: got {SchemaText.Count(map.Count)}, want {SchemaText.Count(max)}");
        }

        if (Missing(map, rules.Required) is { } missing)
        {
            evaluation.Fail("required", () => $"missing {(missing.Count == 1 ? "property" : "properties")} {SchemaText.QuoteAll(missing)}");
        }

        if (evaluation is { IsSilent: true, HasIssues: true })
        {
            return;
        }

        CheckDependencies(evaluation, rules, map);
        CheckProperties(evaluation, rules, map);
        CheckNames(evaluation, rules, map);
        CheckDependents(evaluation, rules, map);
    }

    private static void CheckDependencies(SchemaEvaluation evaluation, ObjectKeywords rules, GoMap map)
    {
        foreach ((string property, IReadOnlyList<string>? names, CompiledSchema? schema) in rules.Dependencies)
        {
            if (!map.ContainsKey(property))
            {
                continue;
            }

            if (schema is not null)
            {
                evaluation.Add(evaluation.EvaluateSame(schema));
            }
            else if (Missing(map, names!) is { } missing)
            {
                evaluation.Fail("dependencies", () => $"properties {SchemaText.QuoteAll(missing)} required, if {SchemaText.Quote(property)} exists");
            }
        }
    }

    private static void CheckProperties(SchemaEvaluation evaluation, ObjectKeywords rules, GoMap map)
    {
        List<string>? additional = null;
        foreach (string name in map.SortedKeys())
        {
            evaluation.Budget.Step();
            if (evaluation is { IsSilent: true, HasIssues: true })
            {
                return;
            }

            bool isEvaluated = false;
            object? value = map[name];
            if (rules.Properties?.TryGetValue(name, out CompiledSchema? own) == true)
            {
                isEvaluated = true;
                evaluation.Add(evaluation.EvaluateProperty(own, value, name));
            }

            foreach ((SchemaPattern pattern, CompiledSchema schema) in rules.PatternProperties)
            {
                if (pattern.IsMatch(name, evaluation.Budget))
                {
                    isEvaluated = true;
                    evaluation.Add(evaluation.EvaluateProperty(schema, value, name));
                }
            }

            if (!isEvaluated && rules.AllowsAdditional == false)
            {
                (additional ??= []).Add(name);
            }
            else if (!isEvaluated && rules.Additional is { } rest)
            {
                evaluation.Add(evaluation.EvaluateProperty(rest, value, name));
            }

            if (isEvaluated)
            {
                evaluation.Unevaluated.Properties?.Remove(name);
            }
        }

        if (additional is not null)
        {
            evaluation.Fail("additionalProperties", () => $"additional properties {SchemaText.QuoteAll(additional)} not allowed");
        }
    }

    private static void CheckNames(SchemaEvaluation evaluation, ObjectKeywords rules, GoMap map)
    {
        if (rules.PropertyNames is not { } schema)
        {
            return;
        }

        foreach (string name in map.SortedKeys())
        {
            // A name stands nowhere in the values, so what is wrong with it has no path.
            if (SchemaEvaluation.Evaluate(schema, name, evaluation.Budget) is { } issue)
            {
                evaluation.Add(evaluation.IsSilent ? SchemaIssue.Unspoken
                    : new SchemaIssue(string.Empty, "propertyNames", $"invalid propertyName {SchemaText.Quote(name)}", issue.IsGroup ? issue.Causes : [issue]));
            }
        }
    }

    private static void CheckDependents(SchemaEvaluation evaluation, ObjectKeywords rules, GoMap map)
    {
        foreach ((string property, CompiledSchema schema) in rules.DependentSchemas)
        {
            if (map.ContainsKey(property))
            {
                evaluation.Add(evaluation.EvaluateSame(schema));
            }
        }

        foreach ((string property, IReadOnlyList<string> names) in rules.DependentRequired)
        {
            if (map.ContainsKey(property) && Missing(map, names) is { } missing)
            {
                evaluation.Fail("dependentRequired", () => $"properties {SchemaText.QuoteAll(missing)} required, if {SchemaText.Quote(property)} exists");
            }
        }
    }

    private static List<string>? Missing(GoMap map, IReadOnlyList<string> names)
    {
        List<string>? missing = null;
        foreach (string name in names)
        {
            if (!map.ContainsKey(name))
            {
                (missing ??= []).Add(name);
            }
        }

        return missing;
    }
}
