using MeshInstall.Sandbox.Json;
using static MeshInstall.Sandbox.Printing.ColumnCatalog;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The columns of nodes.</summary>
internal static class NodeColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    public static readonly IReadOnlyList<Column> All =
    [
        Name,
        Text("Status", body => body.At("status").Objects("conditions").Any(item => item.Text("type") == "Ready" && item.Text("status") == "True")
            ? body.At("spec").Flag("unschedulable") == true ? "Ready,SchedulingDisabled" : "Ready"
            : "NotReady"),
        Text("Roles", body => OrNone((body.At("metadata").Object("labels") ?? []).Select(label => label.Key)
            .Where(label => label.StartsWith(RolePrefix, StringComparison.Ordinal)).Select(label => label[RolePrefix.Length..]))),
        Age,
        Text("Version", body => body.At("status", "nodeInfo").Text("kubeletVersion")),
        Text("Internal-IP", body => body.At("status").Objects("addresses").FirstOrDefault(item => item.Text("type") == "InternalIP").Text("address") ?? "<none>", 1),
        Text("OS-Image", body => body.At("status", "nodeInfo").Text("osImage"), 1),
        Text("Kernel-Version", body => body.At("status", "nodeInfo").Text("kernelVersion"), 1),
        Text("Container-Runtime", body => body.At("status", "nodeInfo").Text("containerRuntimeVersion"), 1),
    ];
}
