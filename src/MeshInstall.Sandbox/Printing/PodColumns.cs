using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using static MeshInstall.Sandbox.Printing.ColumnCatalog;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The columns of pods.</summary>
internal static class PodColumns
{
    public static readonly IReadOnlyList<Column> All =
    [
        Name,
        Text("Ready", body => string.Create(CultureInfo.InvariantCulture,
            $"{Statuses(body).Count(status => status.Flag("ready") == true)}/{Count(body.At("spec", "containers"))}")),
        Text("Status", Status),
        Text("Restarts", body => Statuses(body).Sum(status => status.Number("restartCount") ?? 0).ToString(CultureInfo.InvariantCulture)),
        Age,
        Text("IP", body => body.At("status").Text("podIP") ?? "<none>", 1),
        Text("Node", body => body.At("spec").Text("nodeName") ?? "<none>", 1),
        Text("Nominated Node", body => body.At("status").Text("nominatedNodeName") ?? "<none>", 1),
        Text("Readiness Gates", _ => "<none>", 1),
    ];

    private static IEnumerable<JsonObject> Statuses(JsonObject body) => body.At("status").Objects("containerStatuses");

    /// <summary>What holds the pod: a container that waits or has ended says more than the phase.</summary>
    private static string Status(JsonObject body)
    {
        if (body.At("metadata", "deletionTimestamp") is not null)
        {
            return "Terminating";
        }

        var reason = Statuses(body).Select(status => status.At("state", "waiting").Text("reason") ?? status.At("state", "terminated").Text("reason"))
            .FirstOrDefault(text => text is { Length: > 0 });
        return reason ?? body.At("status").Text("reason") ?? body.At("status").Text("phase") ?? "Unknown";
    }
}
