namespace MeshInstall.Charts.Expressions;

/// <summary>A group that the parser has not left yet.</summary>
/// <param name="outerFlags">The flags to go back to after it.</param>
/// <param name="capture">The number of the capture; 0 where it captures nothing.</param>
internal sealed class RegexGroup(RegexFlags outerFlags, int capture)
{
    private readonly List<RegexNode> choices = [];

    public RegexFlags OuterFlags { get; } = outerFlags;

    /// <summary>The parts since the group began or since its last bar.</summary>
    public List<RegexNode> Sequence { get; } = [];

    public void EndChoice()
    {
        choices.Add(RegexNode.Sequence(Sequence));
        Sequence.Clear();
    }

    public RegexNode End()
    {
        EndChoice();
        RegexNode node = RegexNode.Choice(choices);
        return capture == 0 ? node : RegexNode.Capture(capture, node);
    }
}
