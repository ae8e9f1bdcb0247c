using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Printing;

/// <summary>Which columns each kind has: those kubectl users know.</summary>
internal static class ColumnCatalog
{
    public static readonly Column Name = new("Name", "string", (body, _) => body.At("metadata").Text("name")) { Format = "name" };

    public static readonly Column Age = new("Age", "string", (body, now) => Durations.Age(body.At("metadata").Text("creationTimestamp"), now));

    private static readonly Column CreatedAt = new("Created At", "date", (body, _) => body.At("metadata").Text("creationTimestamp"));

    private static readonly Dictionary<(string Group, string Kind), IReadOnlyList<Column>> Columns = new()
    {
        [("", "ConfigMap")] = [Name, Text("Data", body => (Count(body["data"]) + Count(body["binaryData"])).Show()), Age],
        [("", "Secret")] = [Name, Text("Type", body => body.Text("type")), Text("Data", body => Count(body["data"]).Show()), Age],
        [("", "ServiceAccount")] = [Name, Age],
        [("", "Namespace")] = [Name, Text("Status", body => body.At("status").Text("phase")), Age],
        [("", "Node")] = NodeColumns.All,
        [("", "Pod")] = PodColumns.All,
        [("", "Service")] = ServiceColumns.All,
        [("", "Endpoints")] = [Name, Text("Endpoints", ServiceColumns.Endpoints), Age],
        [("", "Event")] = EventColumns.All,
        [("events.k8s.io", "Event")] = EventColumns.All,
        [("", "PersistentVolumeClaim")] =
        [
            Name, Text("Status", body => body.At("status").Text("phase")), Text("Volume", body => body.At("spec").Text("volumeName")),
            Text("Capacity", body => IsBound(body) ? body.At("status", "capacity").Text("storage") : ""),
            Text("Access Modes", body => IsBound(body) ? AccessModes(body.At("status").Texts("accessModes")) : ""),
            Text("StorageClass", body => body.At("spec").Text("storageClassName")),
            Text("VolumeAttributesClass", body => body.At("spec").Text("volumeAttributesClassName") ?? "<unset>"), Age,
            Text("VolumeMode", body => body.At("spec").Text("volumeMode") ?? "<unset>", 1),
        ],
        [("", "ResourceQuota")] = [Name, Text("Request", body => Quota(body, isLimit: false)), Text("Limit", body => Quota(body, isLimit: true)), Age],
        [("apps", "Deployment")] = WorkloadColumns.Deployment,
        [("apps", "ReplicaSet")] = WorkloadColumns.ReplicaSet,
        [("apps", "DaemonSet")] = WorkloadColumns.DaemonSet,
        [("apps", "StatefulSet")] = WorkloadColumns.StatefulSet,
        [("apps", "ControllerRevision")] = [Name, Age],
        [("batch", "Job")] = WorkloadColumns.Job,
        [("batch", "CronJob")] = WorkloadColumns.CronJob,
        [("autoscaling", "HorizontalPodAutoscaler")] = PolicyColumns.Autoscaler,
        [("policy", "PodDisruptionBudget")] = PolicyColumns.Budget,
        [("networking.k8s.io", "NetworkPolicy")] = PolicyColumns.NetworkPolicy,
        [("networking.k8s.io", "Ingress")] = PolicyColumns.Ingress,
        [("networking.k8s.io", "IngressClass")] = [Name, Text("Controller", body => body.At("spec").Text("controller")), Age],
        [("rbac.authorization.k8s.io", "RoleBinding")] = PolicyColumns.Binding,
        [("rbac.authorization.k8s.io", "ClusterRoleBinding")] = PolicyColumns.Binding,
        [("admissionregistration.k8s.io", "MutatingWebhookConfiguration")] = [Name, Whole("Webhooks", body => Count(body["webhooks"])), Age],
        [("admissionregistration.k8s.io", "ValidatingWebhookConfiguration")] = [Name, Whole("Webhooks", body => Count(body["webhooks"])), Age],
        [("admissionregistration.k8s.io", "ValidatingAdmissionPolicy")] =
        [
            Name, Whole("Validations", body => Count(body.At("spec", "validations"))), Text("ParamKind", body => body.At("spec", "paramKind").Text("kind") ?? "<unset>"), Age,
        ],
        [("discovery.k8s.io", "EndpointSlice")] = ServiceColumns.Slice,
        [("coordination.k8s.io", "Lease")] = [Name, Text("Holder", body => body.At("spec").Text("holderIdentity")), Age],
        [("storage.k8s.io", "StorageClass")] =
        [
            Name, Text("Provisioner", body => body.Text("provisioner")), Text("ReclaimPolicy", body => body.Text("reclaimPolicy") ?? "Delete"),
            Text("VolumeBindingMode", body => body.Text("volumeBindingMode") ?? "Immediate"), Text("AllowVolumeExpansion", body => body.Flag("allowVolumeExpansion") == true ? "true" : "false"), Age,
        ],
        [("scheduling.k8s.io", "PriorityClass")] =
        [
            Name, Whole("Value", body => body.Number("value") ?? 0), Text("Global-Default", body => body.Flag("globalDefault") == true ? "true" : "false"), Age,
            Text("PreemptionPolicy", body => body.Text("preemptionPolicy")),
        ],
    };

    private static bool IsBound(JsonObject claim) => claim.At("spec").Text("volumeName") is { Length: > 0 };

    private static string AccessModes(IEnumerable<string> modes) => string.Join(',', modes.Select(mode =>
        mode switch { "ReadWriteOnce" => "RWO", "ReadOnlyMany" => "ROX", "ReadWriteMany" => "RWX", "ReadWriteOncePod" => "RWOP", _ => mode }));

    private static string Quota(JsonObject body, bool isLimit) => string.Join(", ", (body.At("status").Object("hard") ?? [])
        .Where(item => item.Key.StartsWith("limits", StringComparison.Ordinal) == isLimit).OrderBy(item => item.Key, StringComparer.Ordinal)
        .Select(item => $"{item.Key}: {body.At("status", "used", item.Key).Show()}/{item.Value.Show()}"));

    public static IReadOnlyList<Column> Of(ResourceType type) => type.IsCustom
        ? CustomColumns.Read(type.Definition!)
        : Columns.TryGetValue((type.Group, type.Kind), out var columns) ? columns : [Name, CreatedAt];

    public static Column Text(string name, Func<JsonObject, string?> cell, int priority = 0) =>
        new(name, "string", (body, _) => cell(body) ?? "") { Priority = priority };

    public static Column Whole(string name, Func<JsonObject, long> cell) => new(name, "integer", (body, _) => cell(body));

    public static int Count(JsonNode? node) => node switch { JsonObject members => members.Count, JsonArray items => items.Count, _ => 0 };

    public static string OrNone(IEnumerable<string?> texts) => string.Join(',', texts) is { Length: > 0 } joined ? joined : "<none>";

    public static string Pairs(JsonObject? pairs) => OrNone((pairs ?? []).Select(pair => $"{pair.Key}={pair.Value.AsText()}"));

    private static string Show(this int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
