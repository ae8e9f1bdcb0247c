namespace MeshInstall;

/// <summary>One finding of a check of a cluster.</summary>
/// <param name="Name">The check, such as <c>Permissions</c>.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Message">What was found.</param>
/// <param name="RecommendedAction">What to do next; empty where there is nothing to do.</param>
/// <param name="Target">What it is about: a resource, an object, a version.</param>
public sealed record MeshCheckResult(string Name, MeshCheckStatus Status, string Message, string RecommendedAction, string Target)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status}: {Name}: {Message}";
}
