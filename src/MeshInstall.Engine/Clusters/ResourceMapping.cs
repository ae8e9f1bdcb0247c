namespace MeshInstall.Engine.Clusters;

/// <summary>How a server serves one kind.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The version, such as <c>v1</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">The name in addresses, such as <c>deployments</c>.</param>
/// <param name="Namespaced">Whether its objects live in namespaces.</param>
public sealed record ResourceMapping(string Group, string Version, string Kind, string Plural, bool Namespaced)
{
    /// <summary>The group and version, such as <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The plural with the group, such as <c>deployments.apps</c>.</summary>
    public override string ToString() => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The address of the group and version, relative to the server.</summary>
    internal static string GroupPath(string apiVersion) => apiVersion.Contains('/', StringComparison.Ordinal)
        ? "apis/" + string.Join('/', apiVersion.Split('/').Select(Uri.EscapeDataString))
        : "api/" + Uri.EscapeDataString(apiVersion);

    /// <summary>The address of the collection in <paramref name="space"/>, or of the whole cluster where that is null.</summary>
    internal string CollectionPath(string? space) => Namespaced && space is not null
        ? $"{GroupPath(ApiVersion)}/namespaces/{Uri.EscapeDataString(space)}/{Plural}"
        : $"{GroupPath(ApiVersion)}/{Plural}";

    /// <summary>The address of one object.</summary>
    internal string ObjectPath(string? space, string name) =>
        $"{CollectionPath(Namespaced ? space ?? "default" : null)}/{Uri.EscapeDataString(name)}";
}
