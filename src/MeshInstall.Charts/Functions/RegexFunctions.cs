using MeshInstall.Charts.Expressions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions;

/// <summary>sprig's functions on regular expressions. Each comes twice: plain, where Go panics, and with <c>must</c>, where it returns its error.</summary>
internal static class RegexFunctions
{
    private static readonly GoParameter[] TwoTexts = [GoParameter.String, GoParameter.String];
    private static readonly GoParameter[] ThreeTexts = [GoParameter.String, GoParameter.String, GoParameter.String];
    private static readonly GoParameter[] TwoTextsAndCount = [GoParameter.String, GoParameter.String, GoParameter.Int];

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("regexMatch", (execution, a) => IsMatch(execution, a), TwoTexts),
        Must("mustRegexMatch", TwoTexts, (regex, a, budget) => regex.IsMatch((string)a[1]!, budget)),
        .. Both("egexFind", TwoTexts, (regex, a, budget) => regex.Find((string)a[1]!, budget)),
        .. Both("egexFindAll", TwoTextsAndCount, (regex, a, budget) => Pieces(regex.FindAll((string)a[1]!, Count(a[2]), budget))),
        .. Both("egexReplaceAll", ThreeTexts, (regex, a, budget) => regex.ReplaceAll((string)a[1]!, (string)a[2]!, budget)),
        .. Both("egexReplaceAllLiteral", ThreeTexts, (regex, a, budget) => regex.ReplaceAllLiteral((string)a[1]!, (string)a[2]!, budget)),
        .. Both("egexSplit", TwoTextsAndCount, (regex, a, budget) => Texts(regex.Split((string)a[1]!, Count(a[2]), budget), isNil: Count(a[2]) == 0)),
        new("regexQuoteMeta", (_, a) => GoRegex.Quote((string)a[0]!), GoParameter.String),
    ];

    private delegate object? RegexBody(GoRegex regex, object?[] arguments, ExecutionBudget budget);

    /// <summary>Go gives nil where nothing is found.</summary>
    private static GoList Pieces(IReadOnlyList<string> texts) => Texts(texts, isNil: texts.Count == 0);

    private static GoList Texts(IReadOnlyList<string> texts, bool isNil) => new(GoType.SliceOfString, [.. texts]) { IsNil = isNil };

    private static int Count(object? value) => (int)Math.Clamp((nint)value!, int.MinValue, int.MaxValue);

    private static bool IsMatch(TemplateExecution execution, object?[] arguments)
    {
        try
        {
            return GoRegex.Compile((string)arguments[0]!).IsMatch((string)arguments[1]!, execution.Budget);
        }
        catch (GoRegexException)
        {
            return false;
        }
    }

    private static IEnumerable<GoFunction> Both(string name, GoParameter[] parameters, RegexBody body) =>
    [
        Compiling("r" + name, parameters, body, (expression, error) => $"regexp: Compile({RegexQuote.Of(expression)}): {error}"),
        Must("mustR" + name, parameters, body),
    ];

    private static GoFunction Must(string name, GoParameter[] parameters, RegexBody body) => Compiling(name, parameters, body, (_, error) => error);

    private static GoFunction Compiling(string name, GoParameter[] parameters, RegexBody body, Func<string, string, string> message) => new(
        name,
        (execution, a) =>
        {
            string expression = (string)a[0]!;
            try
            {
                return body(GoRegex.Compile(expression), a, execution.Budget);
            }
            catch (GoRegexException exception)
            {
                throw new GoFunctionException(message(expression, exception.Message), exception);
            }
        },
        parameters);
}
