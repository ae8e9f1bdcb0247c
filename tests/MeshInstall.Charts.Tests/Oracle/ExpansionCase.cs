namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>One template with its values.</summary>
/// <param name="Template">The template.</param>
/// <param name="Values">Its values.</param>
/// <param name="Fails">Whether helm is known to refuse it.</param>
internal sealed record ExpansionCase(string Template, MeshMap Values, bool Fails = false);
