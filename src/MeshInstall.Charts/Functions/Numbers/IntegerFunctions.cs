using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Numbers;

/// <summary>sprig's functions of whole numbers; they wrap around at 64 bits as Go's do.</summary>
internal static class IntegerFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("add", (_, arguments) => arguments.Aggregate(0L, (sum, value) => unchecked(sum + GoCast.ToInt64(value))), GoParameter.Any) { IsVariadic = true },
        new("add1", (_, arguments) => unchecked(GoCast.ToInt64(arguments[0]) + 1), GoParameter.Any),
        new("atoi", (_, arguments) => Atoi((string)arguments[0]!), GoParameter.String),
        Largest("biggest"),
        new("div", (_, arguments) => Divide(GoCast.ToInt64(arguments[0]), GoCast.ToInt64(arguments[1])).Quotient, GoParameter.Any, GoParameter.Any),
        new("int", (_, arguments) => GoCast.ToInt(arguments[0]), GoParameter.Any),
        new("int64", (_, arguments) => GoCast.ToInt64(arguments[0]), GoParameter.Any),
        Largest("max"),
        new("min", (_, arguments) => arguments.Min(GoCast.ToInt64), GoParameter.Any, GoParameter.Any) { IsVariadic = true },
        new("mod", (_, arguments) => Divide(GoCast.ToInt64(arguments[0]), GoCast.ToInt64(arguments[1])).Remainder, GoParameter.Any, GoParameter.Any),
        new("mul", (_, arguments) => arguments.Aggregate(1L, (product, value) => unchecked(product * GoCast.ToInt64(value))), GoParameter.Any, GoParameter.Any) { IsVariadic = true },
        new("sub", (_, arguments) => unchecked(GoCast.ToInt64(arguments[0]) - GoCast.ToInt64(arguments[1])), GoParameter.Any, GoParameter.Any),
        new("toDecimal", (_, arguments) => FromOctal(GoPrint.Format(arguments[0])), GoParameter.Any),
    ];

    private static GoFunction Largest(string name) => new(name, (_, arguments) => arguments.Max(GoCast.ToInt64), GoParameter.Any, GoParameter.Any) { IsVariadic = true };

    private static (long Quotient, long Remainder) Divide(long left, long right) => right switch
    {
        0 => throw new GoFunctionException("runtime error: integer divide by zero"),
        -1 => (unchecked(-left), 0),
        _ => Math.DivRem(left, right),
    };

    // Go gives the nearest number for one that is too large, and sprig drops the error.
    private static nint Atoi(string text)
    {
        GoNumberText.ParseInteger(text, 10, out long value);
        return (nint)value;
    }

    private static long FromOctal(string text) => GoNumberText.ParseInteger(text, 8, out long value) == GoNumberFault.None ? value : 0L;
}
