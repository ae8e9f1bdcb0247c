namespace MeshInstall.Charts.Values;

/// <summary>
/// Reads the grammar of Helm's <c>--set</c> and its relatives: <c>a.b=1,list={x,y},list[0].name=z</c>, with a backslash before a character that is
/// meant as such. This is not istioctl's grammar.
/// </summary>
public static class HelmSetParser
{
    private const int MaxCharacters = 10_000_000;

    /// <summary>The values with what an expression sets; later pairs win, maps are kept, lists grow as needed.</summary>
    /// <param name="values">The values to change; they stay as they are, the result is new.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="kind">How it is read.</param>
    /// <param name="readFile">Gives the content of a file; needed for <see cref="HelmSetKind.File"/> only.</param>
    /// <exception cref="ChartException"><c>ChartSetInvalid</c>, with Helm's message: the expression does not parse.</exception>
    public static MeshMap Apply(MeshMap values, string expression, HelmSetKind kind = HelmSetKind.Typed, Func<string, string>? readFile = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(expression);
        string flag = FlagOf(kind);
        MeshOrigin origin = new(MeshOriginKind.Parameter, $"{flag} {HiddenValues.Of(expression)}");
        try
        {
            if (expression.Length > MaxCharacters)
            {
                throw new HelmSetException($"it has {expression.Length} characters; the limit is {MaxCharacters}");
            }

            if (kind == HelmSetKind.Json && expression.AsSpan().Trim().StartsWith("{"))
            {
                return ValueDocuments.Merge(values, HelmSetJson.ReadWhole(expression, origin));
            }

            SetTable table = new(values);
            new SetExpression(new SetText(expression), HelmSetReading.Of(kind, origin, readFile)).Parse(table);
            return table.ToMap();
        }
        catch (HelmSetException exception)
        {
            throw new ChartException(
                "ChartSetInvalid", MeshErrorKind.InvalidArgument, Message(flag, expression, exception.Message),
                "Write name=value, more of them parted by commas; a comma, dot, brace or backslash that is meant as such has a backslash before it.", flag);
        }
    }

    private static string Message(string flag, string expression, string reason) => flag == "--set-json"
        ? $"failed parsing --set-json data{(expression.TrimStart().StartsWith('{') ? " JSON:" : string.Empty)} {HiddenValues.Of(expression)}: {reason}"
        : $"failed parsing {flag} data: {reason}";

    private static string FlagOf(HelmSetKind kind) => kind switch
    {
        HelmSetKind.Text => "--set-string",
        HelmSetKind.Json => "--set-json",
        HelmSetKind.File => "--set-file",
        HelmSetKind.Literal => "--set-literal",
        _ => "--set",
    };
}
