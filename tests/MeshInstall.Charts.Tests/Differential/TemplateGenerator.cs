using static MeshInstall.Charts.Tests.Differential.Piece;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>Random templates of every form that the language has.</summary>
internal sealed class TemplateGenerator
{
    private const int MaxDepth = 3;
    private readonly Random random;
    private readonly ExpressionGenerator expressions;
    private readonly List<string> definitions = [];
    private int variables;

    private TemplateGenerator(Random random)
    {
        this.random = random;
        expressions = new ExpressionGenerator(random);
    }

    public static TemplateSample Create(int seed)
    {
        Random random = new(seed);
        TemplateGenerator generator = new(random);
        Piece[] definitions = [.. Enumerable.Range(0, Math.Max(0, random.Next(-1, 3))).Select(_ => generator.Definition())];
        Piece template = Sequence([.. definitions, generator.Body(RandomValues.Scope, 0)]);
        return new TemplateSample(seed, template, RandomValues.Create(random));
    }

    private static ValueKind Element(ValueKind kind) => kind switch
    {
        ValueKind.Texts => ValueKind.Text,
        ValueKind.Int or ValueKind.SmallCount => ValueKind.Int,
        _ => ValueKind.Any,
    };

    private Piece Definition()
    {
        string name = TextPool.Pick(random, ["part", "a b", "é", "x.y"]) + definitions.Count;
        Scope scope = random.Next(2) == 0 ? RandomValues.Scope : new Scope([(".", ValueKind.Any), ("$", ValueKind.Any)], [], IsInRange: false);
        Piece body = Body(scope, 1);
        definitions.Add(name);
        return Statement(Open(), $"define \"{name}\"", Close(), body, Open(), "end", Close());
    }

    private Piece Body(Scope scope, int depth)
    {
        List<Piece> pieces = [];
        for (int i = random.Next(1, depth == 0 ? 5 : 3); i > 0; i--)
        {
            pieces.Add(Element(ref scope, depth));
        }

        return Sequence(pieces);
    }

    private Piece Element(ref Scope scope, int depth)
    {
        switch (random.Next(depth >= MaxDepth ? 9 : 16))
        {
            case 0 or 1:
                return Statement(Text());
            case 2:
                return Statement(TextPool.Pick(random, ["{{/* note */}}", "{{- /* a\nb */ -}}", "{{- /* } */}}"]));
            case 3 or 4 or 5 or 6:
                return Action(expressions.Pipeline(scope, ValueKind.Any));
            case 7:
                return Declaration(ref scope);
            case 8:
                return scope.Variables.Count > 0 ? Assignment(scope) : Action(expressions.Pipeline(scope, ValueKind.Text));
            case 9 or 10:
                return Condition("if", scope, scope, depth);
            case 11:
                return With(scope, depth);
            case 12 or 13:
                return Range(scope, depth);
            case 14:
                return Invocation(scope);
            default:
                return random.Next(3) == 0 ? Block(scope, depth) : Expansion(scope);
        }
    }

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => TextPool.Pick(random, ["text", " ", "\n", "\n  ", "é", "}", "{", "a: b", "- ", "\t", "}}", "\"", "<no value>", "$x", "😀", "\r\n", "/*", "#"])));

    private Piece Declaration(ref Scope scope)
    {
        ValueKind kind = expressions.AnyKind();
        string name = $"$v{variables++}";
        Piece piece = Statement(Open(), $"{name} := ", expressions.Pipeline(scope, kind), Close());
        scope = scope.WithVariable(name, kind);
        return piece;
    }

    private Piece Assignment(Scope scope)
    {
        (string name, ValueKind kind) = TextPool.Pick(random, scope.Variables);
        return Statement(Open(), $"{name} = ", expressions.Pipeline(scope, kind), Close());
    }

    private Piece Condition(string word, Scope head, Scope scope, int depth)
    {
        List<Piece> parts = [Open(), $"{word} ", expressions.Pipeline(head, random.Next(2) == 0 ? ValueKind.Bool : ValueKind.Any), Close(), Body(scope, depth + 1)];
        for (int i = random.Next(-1, 3); i > 0; i--)
        {
            parts.AddRange([Open(), "else if ", expressions.Pipeline(head, ValueKind.Bool), Close(), Body(scope, depth + 1)]);
        }

        return Ended(parts, scope, depth);
    }

    private Piece With(Scope scope, int depth)
    {
        ValueKind kind = expressions.AnyKind();
        string name = $"$v{variables++}";
        bool isNamed = random.Next(3) == 0;
        Scope inner = isNamed ? scope.WithVariable(name, kind) : scope;
        List<Piece> parts = [Open(), isNamed ? $"with {name} := " : "with ", expressions.Pipeline(scope, kind), Close(), Body(inner.WithDot(kind, isInRange: false), depth + 1)];
        if (random.Next(4) == 0)
        {
            ValueKind other = expressions.AnyKind();
            parts.AddRange([Open(), "else with ", expressions.Pipeline(inner, other), Close(), Body(inner.WithDot(other, isInRange: false), depth + 1)]);
        }

        return Ended(parts, inner, depth);
    }

    private Piece Range(Scope scope, int depth)
    {
        ValueKind kind = TextPool.Pick(random, [ValueKind.List, ValueKind.List, ValueKind.Map, ValueKind.SmallCount, ValueKind.Texts, ValueKind.Nothing]);
        Piece over = kind == ValueKind.SmallCount ? expressions.Operand(scope, kind, 0) : expressions.Pipeline(scope, kind);
        string key = $"$v{variables++}", value = $"$v{variables++}";
        Scope inner = scope;
        string head = "range ";
        switch (random.Next(3))
        {
            case 1:
                head = $"range {value} := ";
                inner = scope.WithVariable(value, Element(kind));
                break;
            case 2 when kind != ValueKind.SmallCount:
                head = $"range {key}, {value} := ";
                inner = scope.WithVariable(key, kind == ValueKind.Map ? ValueKind.Text : ValueKind.Int).WithVariable(value, Element(kind));
                break;
        }

        inner = inner.WithDot(Element(kind), isInRange: true);
        List<Piece> parts = [Open(), head, over, Close(), Body(inner, depth + 1)];
        if (random.Next(4) == 0)
        {
            parts.AddRange([Statement("{{ if ", expressions.Pipeline(inner, ValueKind.Bool), " }}", TextPool.Pick(random, ["{{ break }}", "{{ continue }}", "{{- continue -}}"]), "{{ end }}"), Body(inner, depth + 1)]);
        }

        return Ended(parts, scope, depth);
    }

    private Piece Ended(List<Piece> parts, Scope scope, int depth)
    {
        if (random.Next(3) == 0)
        {
            parts.AddRange([Open(), "else", Close(), Body(scope, depth + 1)]);
        }

        return Statement([.. parts, Open(), "end", Close()]);
    }

    private Piece Invocation(Scope scope)
    {
        string name = definitions.Count > 0 ? TextPool.Pick(random, definitions) : "missing";
        Piece dot = random.Next(4) == 0 ? expressions.Operand(scope, ValueKind.Any, 1) : Token("$");
        return definitions.Count == 0 ? Action(expressions.Pipeline(scope, ValueKind.Any))
            : random.Next(3) == 0 ? Statement(Open(), $"template \"{name}\" ", dot, Close())
            : Action(Expression($"include \"{name}\" ", dot, TextPool.Pick(random, ["", " | nindent 2", " | quote", " | upper", " | trim | len", " | toYaml"])));
    }

    private Piece Block(Scope scope, int depth) =>
        Statement(Open(), $"block \"block{variables++}\" ", expressions.Operand(scope, ValueKind.Any, 1), Close(), Body(new Scope([(".", ValueKind.Any), ("$", ValueKind.Any)], [], IsInRange: false), depth + 1), "{{ end }}");

    private Piece Expansion(Scope scope)
    {
        TemplateGenerator inner = new(random);
        Scope dots = new([(".a", ValueKind.Text), ("$.b", ValueKind.Map), (".c", ValueKind.Any), ("$.a", ValueKind.Text)], [], IsInRange: false);
        Piece template = Quoted(inner.Body(dots, MaxDepth - 1));
        return Action(Expression("tpl ", template, " (dict \"a\" ", expressions.Operand(scope, ValueKind.Text, 1), " \"b\" ", expressions.Operand(scope, ValueKind.Map, 1), " \"c\" ", expressions.Operand(scope, ValueKind.Any, 1), " \"Template\" $.Template)"));
    }

    private Piece Action(Piece pipeline) => Statement(Open(), pipeline, Close());

    private string Open() => TextPool.Pick(random, ["{{ ", "{{ ", "{{", "{{- ", "{{-\n"]);

    private string Close() => TextPool.Pick(random, [" }}", " }}", "}}", " -}}", "\n-}}"]);
}
