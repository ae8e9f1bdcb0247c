namespace MeshInstall.Charts.Functions;

/// <summary>The error that a Go function returns; the template engine adds where it was called and passes it on as the engine's own error.</summary>
internal sealed class GoFunctionException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the chart's author ended the render on purpose, with <c>fail</c> or <c>required</c>; the message is for the user then.</summary>
    public bool IsDeliberate { get; init; }
}
