namespace MeshInstall;

/// <summary>One leaf of a configuration with the place it came from.</summary>
/// <param name="Path">The path from <c>spec</c> on.</param>
/// <param name="Value">The plain value.</param>
/// <param name="Origin">Where it was written.</param>
public sealed record MeshConfigValue(string Path, object? Value, MeshOrigin? Origin)
{
    /// <summary>The value as text for a screen: without what is secret.</summary>
    public string ToShownText() => MeshNode.FromObject(HiddenValues.Of(Path, Value)).ToString()!;

    /// <inheritdoc/>
    public override string ToString() => $"{Path} = {ToShownText()} ({Origin})";
}
