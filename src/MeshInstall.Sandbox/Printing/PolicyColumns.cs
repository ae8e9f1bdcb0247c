using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using static MeshInstall.Sandbox.Printing.ColumnCatalog;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The columns of autoscalers, budgets, network policies, ingresses and role bindings.</summary>
internal static class PolicyColumns
{
    public static readonly IReadOnlyList<Column> Autoscaler =
    [
        Name,
        Text("Reference", body => $"{body.At("spec", "scaleTargetRef").Text("kind")}/{body.At("spec", "scaleTargetRef").Text("name")}"),
        Text("Targets", body => OrNone(body.At("spec").Objects("metrics").Select(metric => Target(body, metric)))),
        Text("MinPods", body => body.At("spec", "minReplicas").Show()),
        Text("MaxPods", body => body.At("spec", "maxReplicas").Show()),
        Text("Replicas", body => (body.At("status").Number("currentReplicas") ?? 0).ToString(CultureInfo.InvariantCulture)),
        Age,
    ];

    public static readonly IReadOnlyList<Column> Budget =
    [
        Name,
        Text("Min Available", body => body.At("spec", "minAvailable") is { } least ? least.Show() : "N/A"),
        Text("Max Unavailable", body => body.At("spec", "maxUnavailable") is { } most ? most.Show() : "N/A"),
        Whole("Allowed Disruptions", body => body.At("status").Number("disruptionsAllowed") ?? 0),
        Age,
    ];

    public static readonly IReadOnlyList<Column> NetworkPolicy =
        [Name, Text("Pod-Selector", body => Pairs(body.At("spec", "podSelector").Object("matchLabels"))), Age];

    public static readonly IReadOnlyList<Column> Ingress =
    [
        Name,
        Text("Class", body => body.At("spec").Text("ingressClassName") ?? "<none>"),
        Text("Hosts", body => string.Join(',', body.At("spec").Objects("rules").Select(rule => rule.Text("host")).OfType<string>()) is { Length: > 0 } hosts ? hosts : "*"),
        Text("Address", body => string.Join(',', body.At("status", "loadBalancer").Objects("ingress").Select(item => item.Text("ip") ?? item.Text("hostname")))),
        Text("Ports", body => body.At("spec", "tls") is null ? "80" : "80, 443"),
        Age,
    ];

    public static readonly IReadOnlyList<Column> Binding =
    [
        Name,
        Text("Role", body => $"{body.At("roleRef").Text("kind")}/{body.At("roleRef").Text("name")}"),
        Age,
        Text("Users", body => Subjects(body, "User"), 1),
        Text("Groups", body => Subjects(body, "Group"), 1),
        Text("ServiceAccounts", body => Subjects(body, "ServiceAccount"), 1),
    ];

    private static string Subjects(JsonObject body, string kind) => string.Join(", ", body.Objects("subjects").Where(subject => subject.Text("kind") == kind)
        .Select(subject => kind == "ServiceAccount" ? $"{subject.Text("namespace")}/{subject.Text("name")}" : subject.Text("name")));

    private static string Target(JsonObject body, JsonObject metric)
    {
        var name = metric.At("resource").Text("name");
        var wanted = metric.At("resource", "target").Number("averageUtilization");
        var current = body.At("status").Objects("currentMetrics").FirstOrDefault(item => item.At("resource").Text("name") == name).At("resource", "current").Number("averageUtilization");
        return wanted is null ? "<unknown>" : string.Create(CultureInfo.InvariantCulture, $"{name}: {(current is null ? "<unknown>" : $"{current}%")}/{wanted}%");
    }
}
