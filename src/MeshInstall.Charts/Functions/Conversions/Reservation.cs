using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Asks the budget before a large result is built, so that a bound ends the render and not the machine's memory.</summary>
internal static class Reservation
{
    private const int LongestText = 0x3FFF_FFDF;

    // An item of a list is a reference and mostly a boxed value: 32 bytes, as many as 16 characters.
    private const int CharactersPerItem = 16;

    // A map takes some 250 bytes before anything is in it.
    private const int CharactersPerMap = 128;

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

    /// <summary>Counts a document that is to be read by the most maps and items that its text can hold.</summary>
    /// <exception cref="ChartException">The bound is reached.</exception>
    public static void Document(ExecutionBudget budget, ReadOnlySpan<char> text)
    {
        long items = (long)text.Count('-') + text.Count(',') + text.Count('[') + text.Count('?');
        long maps = (long)text.Count('{') + text.Count(':') + text.Count('=');
        Text(budget, text.Length + (items * CharactersPerItem) + (maps * CharactersPerMap));
    }
}
