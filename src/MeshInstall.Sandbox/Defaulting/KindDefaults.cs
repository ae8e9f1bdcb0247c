using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The defaults of the built-in kinds.</summary>
internal static class KindDefaults
{
    private const string ClaimFinalizer = "kubernetes.io/pvc-protection";
    private const string RbacGroup = "rbac.authorization.k8s.io";

    public static void Fill(ResourceType type, JsonObject body, JsonObject? current)
    {
        switch (type.Group, type.Kind)
        {
            case ("apps", _) or ("batch", _):
                WorkloadDefaults.Fill(type.Kind, body);
                if (type.Kind == "DaemonSet")
                {
                    CountTemplates(body, current);
                }

                break;
            case ("", "Pod"):
                PodDefaults.Fill(body.Ensure("spec"));
                PodDefaults.FillPod(body.Object("spec")!);
                body.Ensure("status").Default("phase", "Pending");
                body.Object("status")!.Default("qosClass", PodDefaults.QosClass(body.Object("spec")!));
                break;
            case ("", "Service"):
                ServiceDefaults.Fill(body, current);
                break;
            case ("", "Secret"):
                FillSecret(body);
                break;
            case ("", "Namespace"):
                FillNamespace(body, current is null);
                break;
            case ("", "PersistentVolumeClaim"):
                body.Ensure("spec").Default("volumeMode", "Filesystem");
                body.Ensure("status").Default("phase", "Pending");
                if (current is null)
                {
                    body.Object("metadata")!["finalizers"] = body.At("metadata").Texts("finalizers").Append(ClaimFinalizer).Distinct().ToJsonArray();
                }

                break;
            case ("", "Node"):
                FillNode(body, current is null);
                break;
            case ("", "LimitRange"):
                FillLimits(body.Ensure("spec"));
                break;
            case ("storage.k8s.io", "StorageClass"):
                body.Default("reclaimPolicy", "Delete");
                body.Default("volumeBindingMode", "Immediate");
                break;
            case ("scheduling.k8s.io", "PriorityClass"):
                body.Default("preemptionPolicy", "PreemptLowerPriority");
                break;
            case (RbacGroup, "RoleBinding" or "ClusterRoleBinding"):
                FillBinding(body);
                break;
            case ("autoscaling", _):
                FillAutoscaler(type.Version, body.Ensure("spec"));
                break;
            case ("admissionregistration.k8s.io", "MutatingWebhookConfiguration" or "ValidatingWebhookConfiguration"):
                FillWebhooks(type.Kind, body);
                break;
            case ("apiextensions.k8s.io", _):
                FillDefinition(body.Ensure("spec"), body.Ensure("status"));
                break;
            case ("discovery.k8s.io", "EndpointSlice"):
                FillSlice(body);
                break;
            case ("networking.k8s.io", "NetworkPolicy"):
                FillNetworkPolicy(body.Ensure("spec"));
                break;
        }
    }

    /// <summary>A DaemonSet still tells in an annotation how often its template has changed.</summary>
    private static void CountTemplates(JsonObject body, JsonObject? current)
    {
        const string Annotation = "deprecated.daemonset.template.generation";
        _ = long.TryParse(current.At("metadata", "annotations").Text(Annotation), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var isChanged = !current.At("spec", "template").SameAs(body.At("spec", "template"));
        body.Object("metadata")!.Ensure("annotations")[Annotation] = (isChanged ? count + 1 : count).ToString(CultureInfo.InvariantCulture);
    }

    private static void FillNode(JsonObject body, bool isNew)
    {
        body.Ensure("status");
        if (!isNew)
        {
            return;
        }

        var spec = body.Ensure("spec");
        var taints = spec.Objects("taints").Select(taint => (JsonNode?)taint.Clone()).ToJsonArray();
        taints.Add(new JsonObject { ["effect"] = "NoSchedule", ["key"] = "node.kubernetes.io/not-ready" });
        spec["taints"] = taints;
    }

    private static void FillLimits(JsonObject spec)
    {
        foreach (var limit in spec.Objects("limits").Where(limit => limit.Text("type") == "Container"))
        {
            foreach (var (from, to) in ((string, string)[])[("max", "default"), ("default", "defaultRequest"), ("min", "defaultRequest")])
            {
                foreach (var (name, amount) in limit.Object(from) ?? [])
                {
                    limit.Ensure(to).Default(name, amount!.DeepClone());
                }
            }
        }
    }

    private static void FillSecret(JsonObject body)
    {
        body.Default("type", "Opaque");
        if (body.Object("stringData") is { } texts)
        {
            var data = body.Ensure("data");
            foreach (var (name, value) in texts)
            {
                data[name] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value.AsText() ?? ""));
            }

            body.Remove("stringData");
        }
    }

    private static void FillNamespace(JsonObject body, bool isNew)
    {
        var metadata = body.Object("metadata")!;
        metadata.Ensure("labels")["kubernetes.io/metadata.name"] = metadata.Text("name");
        if (isNew)
        {
            body.Ensure("spec")["finalizers"] = new JsonArray("kubernetes");
            body.Ensure("status")["phase"] = "Active";
        }
    }

    // kubectl relies on the name being there.
    private static void FillSlice(JsonObject body)
    {
        foreach (var port in body.Objects("ports"))
        {
            port.Default("name", "");
            port.Default("protocol", "TCP");
        }
    }

    private static void FillBinding(JsonObject body)
    {
        body.Object("roleRef")?.Default("apiGroup", RbacGroup);
        foreach (var subject in body.Objects("subjects"))
        {
            if (subject.Text("kind") is "User" or "Group")
            {
                subject.Default("apiGroup", RbacGroup);
            }
        }
    }

    private static void FillAutoscaler(string version, JsonObject spec)
    {
        spec.Default("minReplicas", 1);
        if (version == "v2" && spec.Array("metrics") is not { Count: > 0 })
        {
            spec["metrics"] = new JsonArray(new JsonObject
            {
                ["type"] = "Resource",
                ["resource"] = new JsonObject
                {
                    ["name"] = "cpu",
                    ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = 80 },
                },
            });
        }
    }

    private static void FillWebhooks(string kind, JsonObject body)
    {
        foreach (var webhook in body.Objects("webhooks"))
        {
            webhook.Default("failurePolicy", "Fail");
            webhook.Default("matchPolicy", "Equivalent");
            webhook.Default("namespaceSelector", new JsonObject());
            webhook.Default("objectSelector", new JsonObject());
            webhook.Default("timeoutSeconds", 10);
            if (kind == "MutatingWebhookConfiguration")
            {
                webhook.Default("reinvocationPolicy", "Never");
            }

            (webhook.At("clientConfig", "service") as JsonObject)?.Default("port", 443);
            foreach (var rule in webhook.Objects("rules"))
            {
                rule.Default("scope", "*");
            }
        }
    }

    private static void FillDefinition(JsonObject spec, JsonObject status)
    {
        spec.Default("conversion", new JsonObject { ["strategy"] = "None" });
        if (spec.Object("names") is { } names && names.Text("kind") is { } kind)
        {
            names.Default("singular", kind.ToLowerInvariant());
            names.Default("listKind", kind + "List");
        }

        if (status.Array("storedVersions") is null)
        {
            status["storedVersions"] = spec.Objects("versions").Where(version => version.Flag("storage") == true)
                .Select(version => version.Text("name")).OfType<string>().ToJsonArray();
        }
    }

    private static void FillNetworkPolicy(JsonObject spec)
    {
        if (spec.Array("policyTypes") is null)
        {
            spec["policyTypes"] = spec.Array("egress") is { Count: > 0 } ? new JsonArray("Ingress", "Egress") : new JsonArray("Ingress");
        }

        foreach (var port in spec.Objects("ingress").Concat(spec.Objects("egress")).SelectMany(rule => rule.Objects("ports")))
        {
            port.Default("protocol", "TCP");
        }
    }
}
