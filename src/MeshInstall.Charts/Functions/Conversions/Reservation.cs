using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Asks the budget before a large result is built, so that a bound ends the render and not the machine's memory.</summary>
internal static class Reservation
{
    private const int LongestText = 0x3FFF_FFDF;

    // An item of a list is a reference and mostly a boxed value: 32 bytes, as many as 16 characters.
    private const int CharactersPerItem = 16;

    /// <exception cref="ChartException">The bound is reached, or no text can be that long.</exception>
    public static void Text(ExecutionBudget budget, Int128 length)
    {
        budget.Write(length > long.MaxValue / 2 ? long.MaxValue / 2 : (long)length);
        if (length > LongestText)
        {
            throw ChartException.Limit($"a text of {length} characters");
        }
    }

    /// <exception cref="ChartException">The bound is reached, or no list can be that long.</exception>
    public static void Items(ExecutionBudget budget, Int128 count)
    {
        Text(budget, count * CharactersPerItem);
        budget.Step((int)count);
    }
}
