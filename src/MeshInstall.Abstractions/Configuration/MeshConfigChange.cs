namespace MeshInstall;

/// <summary>One change that brought a configuration of an earlier release to today's shape.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Path">Where the field stood.</param>
/// <param name="NewPath">Where it stands now; null where it is gone.</param>
/// <param name="Before">The plain value it had.</param>
/// <param name="After">The plain value it has now; null where it is gone.</param>
/// <param name="IsLossy">Whether something that the document asked for is no longer asked for.</param>
/// <param name="Reason">Why, with the release that changed the field and what to use instead.</param>
/// <param name="Origin">Where the field was written.</param>
public sealed record MeshConfigChange(
    MeshConfigChangeKind Kind,
    string Path,
    string? NewPath,
    object? Before,
    object? After,
    bool IsLossy,
    string Reason,
    MeshOrigin? Origin)
{
    /// <summary>The change without its values, which may be secrets.</summary>
    public override string ToString() =>
        $"{Path}{(NewPath is null || NewPath == Path ? string.Empty : " -> " + NewPath)}: {Reason}{(Origin is null ? string.Empty : $" ({Origin})")}";
}
