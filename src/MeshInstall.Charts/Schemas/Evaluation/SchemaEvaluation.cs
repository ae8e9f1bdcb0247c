using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>Holds one value against one schema.</summary>
internal sealed class SchemaEvaluation
{
    private readonly SchemaBudget budget;
    private readonly EvaluationScope scope;
    private readonly InstancePath? path;
    private readonly List<SchemaIssue> issues = [];

    private SchemaEvaluation(SchemaBudget budget, EvaluationScope scope, InstancePath? path, object? value, Unevaluated unevaluated, bool isSilent)
    {
        this.budget = budget;
        this.scope = scope;
        this.path = path;
        Value = value;
        Unevaluated = unevaluated;
        IsSilent = isSilent;
    }

    public CompiledSchema Schema => scope.Schema;

    public object? Value { get; }

    public Unevaluated Unevaluated { get; }

    /// <summary>Whether only the answer yes or no is wanted.</summary>
    public bool IsSilent { get; }

    public bool HasIssues => issues.Count > 0;

    public SchemaBudget Budget => budget;

    /// <summary>What is wrong with a value as a whole; null where nothing is.</summary>
    public static SchemaIssue? Evaluate(CompiledSchema schema, object? value, SchemaBudget budget) =>
        new SchemaEvaluation(budget, new EvaluationScope(schema, null, 0, null), null, value, Unevaluated.Of(value, schema, callerAsks: false), isSilent: false).Run();

    public void Add(SchemaIssue? issue)
    {
        if (issue is not null)
        {
            issues.Add(issue);
        }
    }

    public void Fail(string keyword, Func<string> message) => issues.Add(Issue(keyword, message));

    public void Fail(string keyword, Func<string> message, IReadOnlyList<SchemaIssue> causes) =>
        issues.Add(IsSilent ? SchemaIssue.Unspoken : Issue(keyword, message) with { Causes = causes });

    public SchemaIssue Issue(string keyword, Func<string> message) =>
        IsSilent ? SchemaIssue.Unspoken : new SchemaIssue(InstancePath.Format(path), keyword, message(), []);

    /// <summary>Holds the same value against another schema; what that one looked at counts as looked at here where it fits.</summary>
    public SchemaIssue? EvaluateSame(CompiledSchema schema, bool isSilent = false, string? referenceKeyword = null)
    {
        Unevaluated unevaluated = Unevaluated.Of(Value, schema, !Unevaluated.IsEmpty);
        SchemaIssue? issue = new SchemaEvaluation(
            budget, new EvaluationScope(schema, referenceKeyword, scope.Value, scope), path, Value, unevaluated, IsSilent || isSilent).Run();
        if (issue is null)
        {
            Unevaluated.Keep(unevaluated);
        }

        return issue;
    }

    public SchemaIssue? EvaluateProperty(CompiledSchema schema, object? value, string name) => EvaluatePart(schema, value, new InstancePath(path, name, 0));

    public SchemaIssue? EvaluateItem(CompiledSchema schema, object? value, int index) => EvaluatePart(schema, value, new InstancePath(path, null, index));

    private SchemaIssue? EvaluatePart(CompiledSchema schema, object? value, InstancePath place) => new SchemaEvaluation(
        budget, new EvaluationScope(schema, null, scope.Value + 1, scope), place, value, Unevaluated.Of(value, schema, callerAsks: false), IsSilent).Run();

    private SchemaIssue? Run()
    {
        using SchemaBudget.Level level = budget.Enter();
        budget.Step();
        if (Schema.Always is { } always)
        {
            return always ? null : Issue(string.Empty, () => "false schema");
        }

        if (FindFirst() is { } issue)
        {
            return issue;
        }

        if (Schema.Ref is { } reference)
        {
            SchemaIssue? there = Follow(reference, "$ref");
            if (Schema.Draft < 2019)
            {
                return there;
            }

            Add(there);
        }

        RunRules();
        return issues.Count switch
        {
            0 => null,
            1 => issues[0],
            _ when IsSilent => SchemaIssue.Unspoken,
            _ => new SchemaIssue(InstancePath.Format(path), string.Empty, "validation failed", issues) { IsGroup = true },
        };
    }

    /// <summary>What makes every other keyword pointless.</summary>
    private SchemaIssue? FindFirst()
    {
        if (scope.FindCycle() is { } earlier)
        {
            return Issue("$ref", () => $"both {scope.Location()} and {earlier.Location()} resolve to \"{Schema.Address}#{Schema.Pointer}\" causing reference cycle");
        }

        string? type = SchemaTypes.NameOf(Value);
        if (type is null)
        {
            return Issue("type", () => $"invalid jsonType {GoPrint.TypeName(Value)}");
        }

        if (Schema.Types is { } types && !SchemaTypes.Fits(Value, type, types))
        {
            return Issue("type", () => $"got {type}, want {string.Join(" or ", SchemaTypes.Sort(types))}");
        }

        if (Schema.HasConst && !SchemaEquality.AreEqual(Value, Schema.Const, budget))
        {
            return Issue("const", () => Schema.Const is GoMap or GoList ? "'const' failed" : $"value must be {SchemaText.Display(Schema.Const)}");
        }

        if (Schema.Enum is { } allowed && !allowed.Items.Any(item => SchemaEquality.AreEqual(Value, item, budget)))
        {
            return Issue("enum", () => SchemaTypes.DescribeEnum(allowed));
        }

        return Schema.Format is { } format && Value is string text && Formats.SchemaFormats.Check(format, text) is { } error
            ? Issue("format", () => $"{SchemaText.Quote(text)} is not valid {format}: {error}") : null;
    }

    private void RunRules()
    {
        switch (Value)
        {
            case GoMap map when Schema.Object is { } rules:
                ObjectRules.Check(this, rules, map);
                break;
            case GoList list when Schema.Array is { } rules:
                ArrayRules.Check(this, rules, list);
                break;
            case string text:
                ScalarRules.Check(this, text);
                break;
            case not (null or bool or GoMap or GoList):
                ScalarRules.CheckNumber(this, Value);
                break;
        }

        if (IsSilent && HasIssues)
        {
            return;
        }

        if (Schema.RecursiveRef is { } recursive)
        {
            Add(Follow(recursive.IsRecursiveAnchor ? scope.ResolveRecursive(recursive) : recursive, "$recursiveRef"));
        }

        if (Schema.DynamicRef is { } dynamic)
        {
            bool isDynamic = Schema.DynamicRefAnchor is { } anchor && dynamic.DynamicAnchor == anchor;
            Add(Follow(isDynamic ? scope.ResolveDynamic(Schema.DynamicRefAnchor!, dynamic) : dynamic, "$dynamicRef"));
        }

        CombinationRules.Check(this);
        UnevaluatedRules.Check(this);
    }

    private SchemaIssue? Follow(CompiledSchema schema, string keyword)
    {
        if (EvaluateSame(schema, referenceKeyword: keyword) is not { } issue)
        {
            return null;
        }

        return IsSilent ? issue : new SchemaIssue(InstancePath.Format(path), keyword, "validation failed", issue.IsGroup ? issue.Causes : [issue]) { IsReference = true };
    }
}
