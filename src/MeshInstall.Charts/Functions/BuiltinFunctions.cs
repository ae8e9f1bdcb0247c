using MeshInstall.Charts.GoValues;
using static MeshInstall.Charts.Functions.GoParameter;

namespace MeshInstall.Charts.Functions;

/// <summary>The functions that every Go template has.</summary>
internal static class BuiltinFunctions
{
    private static readonly GoFunction And = new("and", Unreachable, Value, Value) { IsVariadic = true };
    private static readonly GoFunction Or = new("or", Unreachable, Value, Value) { IsVariadic = true };
    private static readonly GoFunction Call = new("call", Unreachable, Value, Value) { IsVariadic = true };

    public static IEnumerable<GoFunction> All { get; } =
    [
        And,
        Or,
        Call,
        new("not", static (_, a) => GoBoxes.Of(!GoTruth.IsTrue(a[0])), Value),
        new("eq", static (_, a) => GoBoxes.Of(IsAny(a)), Value, Value) { IsVariadic = true },
        new("ne", static (_, a) => GoBoxes.Of(!GoComparison.AreEqual(a[0], a[1])), Value, Value),
        new("lt", static (_, a) => GoBoxes.Of(GoComparison.IsLess(a[0], a[1])), Value, Value),
        new("le", static (_, a) => GoBoxes.Of(IsLessOrEqual(a)), Value, Value),
        new("gt", static (_, a) => GoBoxes.Of(!IsLessOrEqual(a)), Value, Value),
        new("ge", static (_, a) => GoBoxes.Of(!GoComparison.IsLess(a[0], a[1])), Value, Value),
        new("len", static (_, a) => GoBoxes.Of(Indexing.Length(a[0])), Value),
        new("index", static (_, a) => Indexing.Index(a), Value, Value) { IsVariadic = true },
        new("slice", static (_, a) => Indexing.Slice(a), Value, Value) { IsVariadic = true },
        new("print", static (_, a) => GoPrint.Sprint(a), Any) { IsVariadic = true },
        new("println", static (_, a) => GoPrint.Sprintln(a), Any) { IsVariadic = true },
        new("printf", static (_, a) => GoPrint.Sprintf((string)a[0]!, a.AsSpan(1)), GoParameter.String, Any) { IsVariadic = true },
        new("html", static (_, a) => Escaping.Html(Escaping.Text(a)), Any) { IsVariadic = true },
        new("js", static (_, a) => Escaping.JavaScript(Escaping.Text(a)), Any) { IsVariadic = true },
        new("urlquery", static (_, a) => Escaping.UrlQuery(Escaping.Text(a)), Any) { IsVariadic = true },
    ];

    /// <summary>Whether it is Go's own <c>and</c> or <c>or</c>, whose operands are evaluated only as far as needed.</summary>
    public static bool IsLogic(GoFunction function) => ReferenceEquals(function, And) || ReferenceEquals(function, Or);

    /// <summary>Whether it is Go's own <c>call</c>, which says in its error what it was to call.</summary>
    public static bool IsCall(GoFunction function) => ReferenceEquals(function, Call);

    /// <summary>Go's <c>call</c>; no value of a chart is a function, so that it can only say so.</summary>
    /// <param name="written">What is to be called, as written; null where the pipeline gives it.</param>
    public static GoFunction NamedCall(string? written) => new("call", (_, a) => throw new GoFunctionException(GoNil.Strip(a[0]) is { } value
        ? $"non-function {written ?? (value as string) ?? $"<{GoPrint.TypeName(value)} Value>"} of type {GoPrint.TypeName(value)}"
        : "call of nil"), Value, Value) { IsVariadic = true };

    private static object? Unreachable(GoTemplates.TemplateExecution execution, object?[] arguments) =>
        throw new GoFunctionException("the template was not compiled with Go's own functions");

    private static bool IsAny(object?[] arguments)
    {
        if (arguments.Length == 1)
        {
            throw new GoFunctionException("missing argument for comparison");
        }

        for (int i = 1; i < arguments.Length; i++)
        {
            if (GoComparison.AreEqual(arguments[0], arguments[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLessOrEqual(object?[] arguments) =>
        GoComparison.IsLess(arguments[0], arguments[1]) || GoComparison.AreEqual(arguments[0], arguments[1]);
}
