namespace MeshInstall;

/// <summary>Something wrong in a configuration.</summary>
/// <param name="Id">The stable id of the check, such as <c>UnknownField</c>.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Path">The path of the value, from <c>spec</c> on.</param>
/// <param name="Message">What is wrong and why.</param>
/// <param name="Origin">Where the value was written.</param>
/// <param name="Suggestion">What to do next.</param>
public sealed record MeshValidationIssue(
    string Id, MeshSeverity Severity, string Path, string Message, MeshOrigin? Origin, string Suggestion)
{
    /// <summary>The issue as a warning, whatever it is.</summary>
    public MeshValidationIssue AsWarning() => Severity == MeshSeverity.Warning ? this : this with { Severity = MeshSeverity.Warning };

    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Path}: {Message}{(Origin is null ? string.Empty : $" ({Origin})")}";
}
