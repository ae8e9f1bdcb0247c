namespace MeshInstall.Charts.Expressions;

/// <summary>The ways of a match at one place, most preferred first, each with its captures.</summary>
internal sealed class RegexThreads
{
    private readonly int[] visitedIn;
    private readonly int slots;
    private int[] places = new int[16];
    private int[] captures;
    private int generation = 1;

    public RegexThreads(int programLength, int slots)
    {
        visitedIn = new int[programLength];
        this.slots = slots;
        captures = new int[16 * slots];
    }

    public int Count { get; private set; }

    public int this[int index] => places[index];

    public Span<int> CapturesOf(int index) => captures.AsSpan(index * slots, slots);

    /// <summary>Whether an instruction is met for the first time.</summary>
    public bool Visit(int place)
    {
        if (visitedIn[place] == generation)
        {
            return false;
        }

        visitedIn[place] = generation;
        return true;
    }

    public void Add(int place, ReadOnlySpan<int> marks)
    {
        if (Count == places.Length)
        {
            Array.Resize(ref places, Count * 2);
            Array.Resize(ref captures, Count * 2 * slots);
        }

        places[Count] = place;
        marks.CopyTo(captures.AsSpan(Count * slots));
        Count++;
    }

    public void Clear()
    {
        Count = 0;
        generation++;
    }
}
