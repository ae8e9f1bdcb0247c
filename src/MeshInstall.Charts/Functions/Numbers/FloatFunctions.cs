using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions.Numbers;

/// <summary>sprig's functions of numbers with a fraction; sums and products are exact decimals until the end.</summary>
internal static class FloatFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("add1f", (execution, arguments) => Fold([arguments[0], (nint)1], GoDecimal.Add, execution.Budget), GoParameter.Any),
        new("addf", (execution, arguments) => Fold([0.0, .. arguments], GoDecimal.Add, execution.Budget), GoParameter.Any) { IsVariadic = true },
        new("ceil", (_, arguments) => Math.Ceiling(GoCast.ToFloat64(arguments[0])), GoParameter.Any),
        Fold("divf", GoDecimal.Divide),
        new("float64", (_, arguments) => GoCast.ToFloat64(arguments[0]), GoParameter.Any),
        new("floor", (_, arguments) => Math.Floor(GoCast.ToFloat64(arguments[0])), GoParameter.Any),
        new("maxf", (_, arguments) => arguments.Select(GoCast.ToFloat64).Aggregate(Largest), GoParameter.Any, GoParameter.Any) { IsVariadic = true },
        new("minf", (_, arguments) => arguments.Select(GoCast.ToFloat64).Aggregate(Smallest), GoParameter.Any, GoParameter.Any) { IsVariadic = true },
        Fold("mulf", GoDecimal.Multiply),
        new("round", (_, arguments) => Rounding.Round(GoCast.ToFloat64(arguments[0]), (nint)arguments[1]!, arguments.Length > 2 ? (double)arguments[2]! : 0.5), GoParameter.Any, GoParameter.Int, GoParameter.Float64) { IsVariadic = true },
        Fold("subf", GoDecimal.Subtract),
    ];

    private static GoFunction Fold(string name, Func<GoDecimal, GoDecimal, GoDecimal> operation) =>
        new(name, (execution, arguments) => Fold(arguments, operation, execution.Budget), GoParameter.Any, GoParameter.Any) { IsVariadic = true };

    private static double Fold(object?[] numbers, Func<GoDecimal, GoDecimal, GoDecimal> operation, ExecutionBudget budget)
    {
        GoDecimal result = GoDecimal.From(GoCast.ToFloat64(numbers[0]));
        foreach (object? number in numbers.AsSpan(1))
        {
            budget.Step();
            result = operation(result, GoDecimal.From(GoCast.ToFloat64(number)));
        }

        return result.ToFloat64();
    }

    // An infinity wins over NaN, which in .NET it does not.
    private static double Largest(double left, double right) =>
        double.IsPositiveInfinity(left) || double.IsPositiveInfinity(right) ? double.PositiveInfinity : Math.Max(left, right);

    private static double Smallest(double left, double right) =>
        double.IsNegativeInfinity(left) || double.IsNegativeInfinity(right) ? double.NegativeInfinity : Math.Min(left, right);
}
