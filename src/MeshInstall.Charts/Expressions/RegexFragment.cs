namespace MeshInstall.Charts.Expressions;

/// <summary>A compiled part: where it starts, its open ends, and whether it may match nothing.</summary>
internal readonly record struct RegexFragment(int Start, List<int> Ends, bool IsNullable)
{
    /// <summary>Of a loop the fork that decides on another turn.</summary>
    public int LoopStart { get; init; }
}
