namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>One template with its values.</summary>
internal sealed record ExpansionCase(string Template, MeshMap Values);
