namespace MeshInstall.Charts.Tests.Differential;

/// <summary>What a place in a template can refer to: values below the root, variables, and the dot.</summary>
/// <param name="Sources">The references with what they give.</param>
/// <param name="Variables">Those of them that can be assigned to.</param>
/// <param name="IsInRange">Whether a loop is around.</param>
internal sealed record Scope(IReadOnlyList<(string Text, ValueKind Kind)> Sources, IReadOnlyList<(string Text, ValueKind Kind)> Variables, bool IsInRange)
{
    public Scope WithVariable(string name, ValueKind kind) => this with { Sources = [.. Sources, (name, kind), (name, kind)], Variables = [.. Variables, (name, kind)] };

    /// <summary>The dot is another value now.</summary>
    public Scope WithDot(ValueKind kind, bool isInRange) => this with
    {
        Sources = [.. Sources.Where(source => source.Text[0] != '.'), (".", kind), (".", kind), (".", kind)], IsInRange = isInRange || IsInRange,
    };

    public IEnumerable<string> Of(ValueKind kind) => Sources.Where(source => Fits(source.Kind, kind)).Select(source => source.Text);

    private static bool Fits(ValueKind given, ValueKind wanted) => given == wanted || wanted switch
    {
        ValueKind.Any => true,
        ValueKind.Number => given is ValueKind.Int or ValueKind.Int64 or ValueKind.Float,
        ValueKind.List => given == ValueKind.Texts,
        ValueKind.Sized => given is ValueKind.Text or ValueKind.List or ValueKind.Texts or ValueKind.Map,
        ValueKind.Date => given == ValueKind.Time,
        _ => false,
    };
}
