using System.Text.Json.Nodes;
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
        Text("Status", Status),
        Text("Roles", body => OrNone((body.At("metadata").Object("labels") ?? []).Select(label => label.Key)
            .Where(label => label.StartsWith(RolePrefix, StringComparison.Ordinal)).Select(label => label[RolePrefix.Length..]))),
        Age,
        Text("Version", body => body.At("status", "nodeInfo").Text("kubeletVersion")),
        Text("Internal-IP", body => body.At("status").Objects("addresses").FirstOrDefault(item => item.Text("type") == "InternalIP").Text("address") ?? "<none>", 1),
        Text("External-IP", body => body.At("status").Objects("addresses").FirstOrDefault(item => item.Text("type") == "ExternalIP").Text("address") ?? "<none>", 1),
        Text("OS-Image", body => Info(body, "osImage"), 1),
        Text("Kernel-Version", body => Info(body, "kernelVersion"), 1),
        Text("Container-Runtime", body => Info(body, "containerRuntimeVersion"), 1),
    ];

    private static string Info(JsonObject body, string name) => body.At("status", "nodeInfo").Text(name) is { Length: > 0 } text ? text : "<unknown>";

    private static string Status(JsonObject body)
    {
        var ready = body.At("status").Objects("conditions").FirstOrDefault(item => item.Text("type") == "Ready");
        var text = ready is null ? "Unknown" : ready.Text("status") == "True" ? "Ready" : "NotReady";
        return body.At("spec").Flag("unschedulable") == true ? text + ",SchedulingDisabled" : text;
    }
}
