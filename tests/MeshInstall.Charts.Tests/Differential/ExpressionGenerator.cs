using System.Globalization;
using MeshInstall.Charts.Functions;
using static MeshInstall.Charts.Tests.Differential.Piece;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>Random values of templates: constants, references, calls and pipelines, mostly of the kind that is wanted.</summary>
internal sealed class ExpressionGenerator(Random random)
{
    private const int MaxDepth = 3;
    private const int WrongKindOneIn = 45;
    private static readonly ValueKind[] Kinds =
    [
        ValueKind.Text, ValueKind.Text, ValueKind.Text, ValueKind.Int, ValueKind.Number, ValueKind.Float, ValueKind.Bool, ValueKind.Map, ValueKind.Map, ValueKind.List, ValueKind.List, ValueKind.Int64, ValueKind.Texts, ValueKind.Nothing,
    ];

    public ValueKind AnyKind() => TextPool.Pick(random, Kinds);

    /// <summary>What stands in an action: an operand, a call without parentheses or a pipeline.</summary>
    public Piece Pipeline(Scope scope, ValueKind kind) => random.Next(5) switch
    {
        0 => Operand(scope, kind, 0),
        1 or 2 when Call(scope, kind, 0) is { } call => call,
        3 when kind is ValueKind.Any or ValueKind.Text => Expression(Pipeline(scope, AnyKind()), " | ", TextPool.Pick(random, ["quote", "toYaml", "toJson", "print", "toString", "squote", "toPrettyJson", "toRawJson", "kindOf", "typeOf", "html", "js", "urlquery", "toYamlPretty", "cat", "len | print"])),
        _ => Piped(scope, kind, 0) ?? Operand(scope, kind, 0),
    };

    /// <summary>What stands as an argument.</summary>
    public Piece Operand(Scope scope, ValueKind kind, int depth)
    {
        if (kind == ValueKind.SmallCount)
        {
            return Expression(random.Next(25) == 0 ? "(len .x)".Replace(".x", TextPool.Quote(random, TextPool.General(random)), StringComparison.Ordinal) : $"{random.Next(-2, 9)}");
        }

        // What is no date stands for the time now.
        kind = kind == ValueKind.Any || (kind != ValueKind.Date && random.Next(WrongKindOneIn) == 0) ? AnyKind() : kind;
        switch (random.Next(depth >= MaxDepth ? 4 : 9))
        {
            case 0 or 1:
                return Constant(scope, kind, depth);
            case 2 or 3:
                string[] sources = [.. scope.Of(kind)];
                return sources.Length > 0 ? Expression(TextPool.Pick(random, sources)) : Constant(scope, kind, depth);
            case 4 when depth < MaxDepth - 1:
                return Field(scope, kind, depth);
            case 5:
                return Piped(scope, kind, depth + 1) is { } piped ? Expression("(", piped, ")") : Constant(scope, kind, depth);
            default:
                return Call(scope, kind, depth + 1) is { } call ? Expression("(", call, ")") : Constant(scope, kind, depth);
        }
    }

    private Piece Field(Scope scope, ValueKind kind, int depth) => random.Next(5) switch
    {
        0 => Expression("(dict \"k\" ", Operand(scope, kind, depth + 1), ").k"),
        1 => Expression("(index (list ", Operand(scope, kind, depth + 1), " ", Operand(scope, kind, depth + 1), ") 1)"),
        2 => Expression("(get (dict \"k\" ", Operand(scope, kind, depth + 1), ") \"k\")"),
        3 => Expression("(dig \"a\" \"b\" ", Operand(scope, kind, depth + 1), " (dict \"a\" (dict \"b\" ", Operand(scope, kind, depth + 1), ")))"),
        _ => Expression("(default ", Operand(scope, kind, depth + 1), " ", Operand(scope, kind, depth + 1), ")"),
    };

    private Piece Constant(Scope scope, ValueKind kind, int depth) => kind switch
    {
        ValueKind.Text => Expression(TextPool.Quote(random, TextPool.General(random))),
        ValueKind.Bool => Expression(random.Next(2) == 0 ? "true" : "false"),
        ValueKind.Int => Expression(TextPool.Pick(random, ["0", "1", "-1", "7", "42", "0x1F", "0b101", "0o17", "1_000", "'a'", "'é'", "9223372036854775807", "1e3", $"{random.Next(-50, 200)}"])),
        ValueKind.Int64 => Expression($"(int64 {random.Next(-50, 200)})"),
        ValueKind.Float => Expression(TextPool.Pick(random, ["0.5", "-1.5", "1e3", "1e21", "3.0", "1e-7", "100.125", ".5", "0x1p4", (random.Next(-1000, 1000) / 16.0).ToString("0.0###", CultureInfo.InvariantCulture)])),
        ValueKind.Number => Constant(scope, TextPool.Pick(random, [ValueKind.Int, ValueKind.Int64, ValueKind.Float]), depth),
        ValueKind.Sized => Constant(scope, TextPool.Pick(random, [ValueKind.Text, ValueKind.List, ValueKind.Map]), depth),
        ValueKind.Nothing => Expression("(get (dict \"a\" nil) \"a\")"),
        ValueKind.Texts => Expression($"(splitList {TextPool.Quote(random, TextPool.Pick(random, [",", " ", ""]))} {TextPool.Quote(random, TextPool.General(random))})"),
        ValueKind.List => Expression(["(list", .. Enumerable.Range(0, random.Next(4)).SelectMany(_ => (Piece[])[" ", Operand(scope, ValueKind.Any, depth + 2)]), ")"]),
        ValueKind.Map => Expression(["(dict", .. Enumerable.Range(0, random.Next(4)).SelectMany(_ => (Piece[])[" ", TextPool.Quote(random, Key()), " ", Operand(scope, ValueKind.Any, depth + 2)]), ")"]),
        ValueKind.Time => Expression(TextPool.Pick(random, ["(toDate \"2006-01-02\" \"2024-02-29\")", "(toDate \"2006-01-02T15:04:05Z07:00\" \"1999-12-31T23:59:59+01:00\")", "(toDate \"x\" \"y\")"])),
        ValueKind.Date => random.Next(2) == 0 ? Constant(scope, ValueKind.Time, depth) : Expression(TextPool.Pick(random, ["0", "1700000000", "(int64 86399)", "-1", "(int64 951782400)"])),
        ValueKind.Version => Expression("(semver \"1.2.3-rc.1+b\")"),
        _ => Constant(scope, AnyKind(), depth),
    };

    private string Key() => random.Next(3) > 0 ? TextPool.Pick(random, ["a", "b", "c", "k", "name", "scheme", "host", "path"]) : TextPool.General(random);

    /// <summary>A call whose last argument comes through the pipe.</summary>
    private Piece? Piped(Scope scope, ValueKind kind, int depth)
    {
        GoFunction? function = Choose(kind);
        if (function is null || Arguments(scope, function, depth) is not { Count: > 0 } arguments)
        {
            return null;
        }

        return Expression([arguments[^1], " | ", function.Name, .. arguments.SkipLast(1).SelectMany(argument => (Piece[])[" ", argument])]);
    }

    private Piece? Call(Scope scope, ValueKind kind, int depth) => Choose(kind) is not { } function ? null
        : Expression([function.Name, .. Arguments(scope, function, depth).SelectMany(argument => (Piece[])[" ", argument])]);

    private GoFunction? Choose(ValueKind kind)
    {
        IReadOnlyList<GoFunction> functions = FunctionFacts.Giving(kind);
        IReadOnlyList<GoFunction> varied = random.Next(3) == 0 ? FunctionFacts.Giving(ValueKind.Any) : functions;
        return kind is ValueKind.Any or ValueKind.Nothing ? TextPool.Pick(random, FunctionFacts.Called) : functions.Count == 0 ? null
            : kind is ValueKind.Text or ValueKind.Bool ? TextPool.Pick(random, functions) : TextPool.Pick(random, varied.Count > 0 && kind == ValueKind.Sized ? varied : functions);
    }

    private List<Piece> Arguments(Scope scope, GoFunction function, int depth)
    {
        if (function.Name is "eq" or "ne" or "lt" or "le" or "gt" or "ge")
        {
            ValueKind kind = TextPool.Pick(random, [ValueKind.Text, ValueKind.Int, ValueKind.Float, ValueKind.Text, ValueKind.Int64]);
            return [Operand(scope, kind, depth), Operand(scope, kind, depth)];
        }

        if (function.Name == "dict")
        {
            return [.. Enumerable.Range(0, random.Next(4)).SelectMany(_ => (Piece[])[TextPool.Quote(random, Key()), Operand(scope, ValueKind.Any, depth)])];
        }

        if (function.Name == "dig")
        {
            return [TextPool.Quote(random, Key()), TextPool.Quote(random, Key()), Operand(scope, ValueKind.Any, depth), Operand(scope, ValueKind.Map, depth)];
        }

        if (function.Name == "index")
        {
            return random.Next(2) == 0 ? [Operand(scope, ValueKind.Map, depth), TextPool.Quote(random, Key())] : [Operand(scope, ValueKind.List, depth), $"{random.Next(0, 3)}"];
        }

        int needed = function.Parameters.Count - (function.IsVariadic ? 1 : 0);
        int count = needed + (function.IsVariadic ? random.Next(function.Name == "slice" ? 3 : 4) : 0);
        count = random.Next(150) == 0 ? Math.Max(0, count + random.Next(-1, 2)) : count;
        return [.. Enumerable.Range(0, count).Select(index => TextPool.For(random, function.Name, index) is { } special && (function.Name == "fromToml" || random.Next(6) > 0)
            ? Expression(TextPool.Quote(random, special))
            : Copied(function, index, Operand(scope, FunctionFacts.Wanted(function, index), depth)))];
    }

    /// <summary>What goes into a map is a copy: of a map that came to hold itself helm dies, its stack used up.</summary>
    private static Piece Copied(GoFunction function, int index, Piece argument) => IsCopied(function.Name, index) ? Fixed("(deepCopy ", argument, ")") : argument;

    private static bool IsCopied(string function, int index) => (index > 0 && function.Contains("erge", StringComparison.Ordinal)) || (function == "set" && index == 2);
}
