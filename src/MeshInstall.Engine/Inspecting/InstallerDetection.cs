using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>Tells from an object alone which tool made it.</summary>
internal static class InstallerDetection
{
    /// <summary>What objects of this module's making are said to come from.</summary>
    public const string MeshInstall = "MeshInstall";

    /// <summary>What objects are said to come from that tell nothing.</summary>
    public const string Unknown = "unknown";

    /// <summary>
    /// The tool that made the object: <c>MeshInstall</c>, <c>istioctl</c>, <c>Helm</c>, <c>Sail</c>, <c>kubectl</c> or another that is known, else the
    /// name of the field manager that did; <c>unknown</c> where nothing tells.
    /// </summary>
    public static string Of(MeshMap item) => FieldOwnership.Entry(item) is not null ? MeshInstall : Other(item);

    private static string Other(MeshMap item)
    {
        if (IsOwnedBySail(item))
        {
            return FieldManagers.Sail;
        }

        MeshMap[] newestFirst = [.. FieldManagers.Entries(item).OrderByDescending(entry => entry.FindText("time"), StringComparer.Ordinal)];
        string[] tools = [.. newestFirst.Select(entry => FieldManagers.Installer(entry.FindText("manager"))).OfType<string>()];
        if (tools.Contains(FieldManagers.Sail, StringComparer.Ordinal))
        {
            return FieldManagers.Sail;
        }

        // An object carries Helm's notes as long as a release of Helm holds it, whoever wrote it last.
        if (item.Metadata().FindMap("annotations")?.FindText("meta.helm.sh/release-name") is { Length: > 0 } && !tools.Contains(FieldManagers.Flux, StringComparer.Ordinal))
        {
            return FieldManagers.Helm;
        }

        return tools.FirstOrDefault()
            ?? newestFirst.Select(entry => entry.FindText("manager")).LastOrDefault(manager => manager is { Length: > 0 } && !FieldManagers.IsController(manager))
            ?? (item.Label("app.kubernetes.io/managed-by") is FieldManagers.Helm ? FieldManagers.Helm
                : item.Label(MeshLabels.Managed) == "Reconcile" ? FieldManagers.Istioctl
                : Unknown);
    }

    private static bool IsOwnedBySail(MeshMap item) => item.Metadata().Maps("ownerReferences")
        .Any(owner => owner.FindText("apiVersion")?.StartsWith("sailoperator.io/", StringComparison.Ordinal) == true);
}
