namespace MeshInstall.Sandbox.Operations;

/// <summary>How a write is to be made.</summary>
/// <param name="Manager">The field manager.</param>
internal sealed record WriteOptions(string Manager)
{
    public bool IsDryRun { get; init; }

    public bool IsPatch { get; init; }

    /// <summary>The subresource written, or null for the object itself.</summary>
    public string? Subresource { get; init; }

    public FieldValidation Validation { get; init; } = FieldValidation.Warn;

    /// <summary>Names of members that the body repeated.</summary>
    public IReadOnlyList<string> Duplicates { get; init; } = [];

    /// <summary>Receives warnings for the client.</summary>
    public List<string> Warnings { get; init; } = [];
}
