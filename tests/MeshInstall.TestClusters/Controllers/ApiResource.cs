namespace MeshInstall.TestClusters.Controllers;

/// <summary>A resource that the server serves.</summary>
/// <param name="Root">The path of its group and version, such as <c>/apis/apps/v1</c>.</param>
/// <param name="Group">The group; empty for the core group.</param>
/// <param name="Plural">The plural.</param>
/// <param name="Kind">The kind.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
internal sealed record ApiResource(string Root, string Group, string Plural, string Kind, bool IsNamespaced)
{
    public string PathOf(string? space, string? name = null) =>
        Root + (IsNamespaced && space is { Length: > 0 } ? $"/namespaces/{space}" : "") + "/" + Plural + (name is null ? "" : "/" + name);
}
