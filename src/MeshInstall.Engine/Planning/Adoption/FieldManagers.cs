using System.Collections.Frozen;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Adoption;

/// <summary>The field managers that are known, and whose they are.</summary>
internal static class FieldManagers
{
    public const string Istioctl = "istioctl";
    public const string Helm = "Helm";
    public const string Sail = "Sail";
    public const string Kubectl = "kubectl";
    public const string Flux = "Flux";
    public const string ArgoCd = "Argo CD";

    /// <summary>Managers of tools that install whole objects; what a user changes by hand, with kubectl edit say, is not among them.</summary>
    private static readonly FrozenDictionary<string, string> Installers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["istio-operator"] = Istioctl,
        ["istioctl"] = Istioctl,
        ["helm"] = Helm,
        ["Helm"] = Helm,
        ["sail-operator"] = Sail,
        ["kubectl"] = Kubectl,
        ["kubectl-client-side-apply"] = Kubectl,
        ["kubectl-last-applied"] = Kubectl,
        ["kubectl-create"] = Kubectl,
        ["kubectl-replace"] = Kubectl,
        ["before-first-apply"] = Kubectl,
        ["helm-controller"] = Flux,
        ["kustomize-controller"] = Flux,
        ["argocd-controller"] = ArgoCd,
        ["Terraform"] = "Terraform",
        ["terraform"] = "Terraform",
        ["pulumi-kubernetes"] = "Pulumi",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> System = new[]
    {
        "pilot-discovery", "kube-controller-manager", "kube-scheduler", "kube-apiserver", "kubelet", "cloud-controller-manager", "cainjector",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Users = new[]
    {
        "kubectl-edit", "kubectl-patch", "kubectl-label", "kubectl-annotate", "kubectl-scale", "kubectl-set", "kubectl-rollout",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The tool that writes as <paramref name="manager"/>; null where it is none that installs whole objects.</summary>
    public static string? Installer(string? manager) => manager is null ? null : Installers.GetValueOrDefault(manager);

    /// <summary>Whether the tool goes on putting back what it wants.</summary>
    public static bool IsReconciler(string tool) => tool is Sail or Flux or ArgoCd;

    /// <summary>Whether the manager only ever changes parts of objects that others made.</summary>
    public static bool IsController(string manager) => IsSystem(manager) || Users.Contains(manager);

    /// <summary>Whether the manager is a part of the cluster or of the mesh that keeps fields up to date on its own.</summary>
    public static bool IsSystem(string manager) => System.Contains(manager);

    /// <summary>The records of ownership of an object's own fields, not those of its status or scale.</summary>
    public static IEnumerable<MeshMap> Entries(MeshMap item) =>
        item.Metadata().Maps("managedFields").Where(entry => string.IsNullOrEmpty(entry.FindText("subresource")));
}
