using System.Globalization;
using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Lists;

/// <summary>sprig's functions that count.</summary>
internal static class SequenceFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("seq", (execution, arguments) => Sequence(arguments, execution.Budget), GoParameter.Int) { IsVariadic = true },
        new("until", (execution, arguments) => Count(0, (nint)arguments[0]!, (nint)arguments[0]! < 0 ? -1 : 1, execution.Budget), GoParameter.Int),
        new("untilStep", (execution, arguments) => Count((nint)arguments[0]!, (nint)arguments[1]!, (nint)arguments[2]!, execution.Budget), GoParameter.Int, GoParameter.Int, GoParameter.Int),
    ];

    private static GoList Count(long start, long stop, long step, ExecutionBudget budget)
    {
        Int128 distance = (Int128)stop - start;
        bool never = step == 0 || distance == 0 || (distance < 0) != (step < 0);
        Int128 count = never ? 0 : (Int128.Abs(distance) + Int128.Abs(step) - 1) / Int128.Abs(step);
        Reservation.Items(budget, count);
        object?[] items = new object?[(int)count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = (nint)(start + (i * step));
        }

        return new GoList(GoType.SliceOfInt, items);
    }

    // The numbers from start to end, both included, with spaces between them.
    private static string Sequence(object?[] arguments, ExecutionBudget budget)
    {
        if (arguments.Length is 0 or > 3)
        {
            return string.Empty;
        }

        long start = arguments.Length == 1 ? 1 : (nint)arguments[0]!;
        long end = (nint)arguments[^1]!;
        long direction = end < start ? -1 : 1;
        long step = arguments.Length == 3 ? (nint)arguments[1]! : direction;
        if (direction < 0 && step > 0)
        {
            return string.Empty;
        }

        return string.Join(' ', Count(start, unchecked(end + direction), step, budget).Items.Select(item => ((nint)item!).ToString(CultureInfo.InvariantCulture)));
    }
}
