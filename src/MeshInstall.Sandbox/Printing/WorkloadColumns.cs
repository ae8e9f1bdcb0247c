using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using static MeshInstall.Sandbox.Printing.ColumnCatalog;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The columns of workloads.</summary>
internal static class WorkloadColumns
{
    private static readonly Column Containers = Text("Containers", body => OrNone(PodContainers(body).Select(item => item.Text("name"))), 1);

    private static readonly Column Images = Text("Images", body => OrNone(PodContainers(body).Select(item => item.Text("image"))), 1);

    private static readonly Column Selector = Text("Selector", body => Pairs(body.At("spec", "selector").Object("matchLabels")), 1);

    public static readonly IReadOnlyList<Column> Deployment =
    [
        Name,
        Text("Ready", body => Fraction(Status(body, "readyReplicas"), Spec(body, "replicas"))),
        Whole("Up-to-date", body => Status(body, "updatedReplicas")),
        Whole("Available", body => Status(body, "availableReplicas")),
        Age, Containers, Images, Selector,
    ];

    public static readonly IReadOnlyList<Column> ReplicaSet =
    [
        Name,
        Whole("Desired", body => Spec(body, "replicas")),
        Whole("Current", body => Status(body, "replicas")),
        Whole("Ready", body => Status(body, "readyReplicas")),
        Age, Containers, Images, Selector,
    ];

    public static readonly IReadOnlyList<Column> DaemonSet =
    [
        Name,
        Whole("Desired", body => Status(body, "desiredNumberScheduled")),
        Whole("Current", body => Status(body, "currentNumberScheduled")),
        Whole("Ready", body => Status(body, "numberReady")),
        Whole("Up-to-date", body => Status(body, "updatedNumberScheduled")),
        Whole("Available", body => Status(body, "numberAvailable")),
        Text("Node Selector", body => Pairs(body.At("spec", "template", "spec").Object("nodeSelector"))),
        Age, Containers, Images, Selector,
    ];

    public static readonly IReadOnlyList<Column> StatefulSet =
    [
        Name,
        Text("Ready", body => Fraction(Status(body, "readyReplicas"), Spec(body, "replicas"))),
        Age, Containers, Images,
    ];

    public static readonly IReadOnlyList<Column> CronJob =
    [
        Name,
        Text("Schedule", body => body.At("spec").Text("schedule")),
        Text("Timezone", body => body.At("spec").Text("timeZone") ?? "<none>"),
        Text("Suspend", body => body.At("spec").Flag("suspend") == true ? "True" : "False"),
        Whole("Active", body => Count(body.At("status", "active"))),
        new("Last Schedule", "string", (body, now) => body.At("status").Text("lastScheduleTime") is { } last ? Durations.Age(last, now) : "<none>"),
        Age,
        Text("Containers", body => OrNone(Scheduled(body).Select(item => item.Text("name"))), 1),
        Text("Images", body => OrNone(Scheduled(body).Select(item => item.Text("image"))), 1),
        Text("Selector", body => Pairs(body.At("spec", "jobTemplate", "spec", "selector").Object("matchLabels")), 1),
    ];

    public static readonly IReadOnlyList<Column> Job =
    [
        Name,
        Text("Status", JobStatus),
        Text("Completions", body => Fraction(Status(body, "succeeded"), body.At("spec").Number("completions") ?? 1)),
        new("Duration", "string", (body, now) => Timestamps.Parse(body.At("status").Text("startTime")) is { } start
            ? Durations.Format((Timestamps.Parse(body.At("status").Text("completionTime")) ?? now) - start) : ""),
        Age, Containers, Images, Selector,
    ];

    private static IEnumerable<JsonObject> PodContainers(JsonObject body) => body.At("spec", "template", "spec").Objects("containers");

    private static long Status(JsonObject body, string name) => body.At("status").Number(name) ?? 0;

    private static long Spec(JsonObject body, string name) => body.At("spec").Number(name) ?? 0;

    private static string Fraction(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{part}/{whole}");

    private static string JobStatus(JsonObject body)
    {
        var types = body.At("status").Objects("conditions").Where(item => item.Text("status") == "True").Select(item => item.Text("type")).ToHashSet();
        return types.Contains("Complete") ? "Complete" : types.Contains("Failed") ? "Failed" : body.At("spec").Flag("suspend") == true ? "Suspended" : "Running";
    }

    private static IEnumerable<JsonObject> Scheduled(JsonObject body) => body.At("spec", "jobTemplate", "spec", "template", "spec").Objects("containers");
}
