namespace MeshInstall.Charts.Expressions;

/// <summary>A part of a parsed expression.</summary>
internal sealed class RegexNode
{
    private const int Endless = -1;

    private RegexNode(RegexNodeKind kind, params RegexNode[] children)
    {
        (Kind, Children) = (kind, children);
        foreach (RegexNode child in children)
        {
            Height = Math.Max(Height, child.Height);
            Copies = Math.Max(Copies, child.Copies);
            Size += child.Size;
        }

        Height++;
    }

    public RegexNodeKind Kind { get; }

    public RegexNode[] Children { get; }

    /// <summary>The characters of a set.</summary>
    public RuneSet? Runes { get; private init; }

    public RegexAssertion Assertion { get; private init; }

    /// <summary>The number of a capture, or the fewest times of a repeat.</summary>
    public int Low { get; private init; }

    /// <summary>The most times of a repeat; -1 for any number.</summary>
    public int High { get; private init; }

    /// <summary>Whether a repeat takes as few as it can.</summary>
    public bool IsLazy { get; private init; }

    /// <summary>How deeply its parts nest.</summary>
    public int Height { get; }

    /// <summary>How many copies of an innermost part its counted repeats make.</summary>
    public long Copies { get; private init; } = 1;

    /// <summary>About how many instructions it becomes.</summary>
    public long Size { get; private init; }

    public static RegexNode Empty { get; } = new(RegexNodeKind.Empty) { Size = 1 };

    public static RegexNode Set(RuneSet runes) => new(RegexNodeKind.Set) { Runes = runes, Size = 1 };

    public static RegexNode At(RegexAssertion assertion) => new(RegexNodeKind.Assertion) { Assertion = assertion, Size = 1 };

    public static RegexNode Capture(int number, RegexNode child) => new(RegexNodeKind.Capture, child) { Low = number, Size = child.Size + 2 };

    public static RegexNode Sequence(IReadOnlyList<RegexNode> children) =>
        children.Count switch { 0 => Empty, 1 => children[0], _ => new RegexNode(RegexNodeKind.Sequence, Flatten(children, RegexNodeKind.Sequence)) };

    public static RegexNode Choice(IReadOnlyList<RegexNode> children)
    {
        if (children.Count == 1)
        {
            return children[0];
        }

        RegexNode[] all = Flatten(children, RegexNodeKind.Choice);
        return new RegexNode(RegexNodeKind.Choice, all) { Size = all.Sum(child => child.Size) + all.Length - 1 };
    }

    public static RegexNode Repeat(int low, int high, bool isLazy, RegexNode child)
    {
        long times = high == Endless ? low : high;
        long size = high == Endless
            ? low == 0 ? 2 + child.Size : 1 + (low * child.Size)
            : Math.Max(1, (high * child.Size) + high - low);
        return new RegexNode(RegexNodeKind.Repeat, child)
        {
            Low = low, High = high, IsLazy = isLazy, Size = size, Copies = high == 0 ? 1 : Math.Max(1, times) * child.Copies,
        };
    }

    private static RegexNode[] Flatten(IReadOnlyList<RegexNode> children, RegexNodeKind kind) =>
        [.. children.SelectMany(child => child.Kind == kind ? child.Children : [child])];
}
