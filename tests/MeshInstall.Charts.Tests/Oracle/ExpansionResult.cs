namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>What a template expanded to: its bytes, or the error.</summary>
internal sealed record ExpansionResult(byte[]? Output, string? Error);
