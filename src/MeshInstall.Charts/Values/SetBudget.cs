namespace MeshInstall.Charts.Values;

/// <summary>Keeps one expression from filling memory or the stack: <c>a[65536][65536][65536]</c> is short, its lists are not.</summary>
internal sealed class SetBudget
{
    public const int MaxDepth = 200;
    private const int MaxItems = 4_000_000;
    private int _items;

    /// <exception cref="HelmSetException">The lists grow too large together.</exception>
    public void Grow(int items)
    {
        _items += items;
        if (_items > MaxItems)
        {
            throw new HelmSetException($"the lists of the expression have more than {MaxItems} items together");
        }
    }

    /// <exception cref="HelmSetException">The lists nest too deep.</exception>
    public static void RequireDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new HelmSetException($"lists nest deeper than {MaxDepth} levels");
        }
    }
}
