namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>An object that is not ready, and why.</summary>
/// <param name="Object">The object.</param>
/// <param name="State">What its status says.</param>
/// <param name="Reasons">What lies behind it, a line each.</param>
internal sealed record ReadinessReport(string Object, string State, IReadOnlyList<string> Reasons)
{
    /// <summary>The object on a line, and below it each reason that the line does not say already.</summary>
    public override string ToString() => string.Concat(
        [$"\n  {Object}: {State}", .. Reasons.Where(reason => !State.Contains(reason, StringComparison.Ordinal)).Select(reason => $"\n    {reason}")]);
}
