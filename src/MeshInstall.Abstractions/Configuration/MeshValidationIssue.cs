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
    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Path}: {Message}{(Origin is null ? string.Empty : $" ({Origin})")}";
}
