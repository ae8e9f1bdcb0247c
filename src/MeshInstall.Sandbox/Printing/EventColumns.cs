using MeshInstall.Sandbox.Json;
using static MeshInstall.Sandbox.Printing.ColumnCatalog;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The columns of events.</summary>
internal static class EventColumns
{
    public static readonly IReadOnlyList<Column> All =
    [
        new("Last Seen", "string", (body, now) => Durations.Age(body.Text("lastTimestamp") ?? body.Text("eventTime") ?? body.At("metadata").Text("creationTimestamp"), now)),
        Text("Type", body => body.Text("type")),
        Text("Reason", body => body.Text("reason")),
        Text("Object", body => $"{(body.At("involvedObject").Text("kind") ?? body.At("regarding").Text("kind") ?? "").ToLowerInvariant()}/{body.At("involvedObject").Text("name") ?? body.At("regarding").Text("name")}"),
        Text("Subobject", body => body.At("involvedObject").Text("fieldPath"), 1),
        Text("Source", body => body.At("source").Text("component"), 1),
        Text("Message", body => body.Text("message") ?? body.Text("note")),
        new("First Seen", "string", (body, now) => Durations.Age(body.Text("firstTimestamp"), now)) { Priority = 1 },
        Text("Count", body => body["count"].Show(), 1),
        Name with { Priority = 1 },
    ];
}
