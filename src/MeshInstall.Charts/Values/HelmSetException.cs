namespace MeshInstall.Charts.Values;

/// <summary>Why an expression does not parse, as Helm says it; the parser makes it the engine's own error.</summary>
internal sealed class HelmSetException(string message) : Exception(message);
