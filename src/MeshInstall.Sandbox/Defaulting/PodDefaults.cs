using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The defaults of pod specs and their containers.</summary>
internal static class PodDefaults
{
    private const int ReadableByAll = 420;

    public static void Fill(JsonObject spec)
    {
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", 30);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("securityContext", new JsonObject());
        spec.Default("schedulerName", "default-scheduler");
        if (spec.Text("serviceAccountName") is { Length: > 0 } account)
        {
            spec["serviceAccount"] = account;
        }
        else if (spec.Text("serviceAccount") is { Length: > 0 } older)
        {
            spec["serviceAccountName"] = older;
        }

        foreach (var container in spec.Objects("containers").Concat(spec.Objects("initContainers")))
        {
            FillContainer(container, spec.Flag("hostNetwork") == true);
        }

        foreach (var volume in spec.Objects("volumes"))
        {
            FillVolume(volume);
        }
    }

    /// <summary>What a pod has and a template has not.</summary>
    public static void FillPod(JsonObject spec)
    {
        spec.Default("enableServiceLinks", true);
        if (spec.Text("priorityClassName") is null)
        {
            spec.Default("priority", 0);
            spec.Default("preemptionPolicy", "PreemptLowerPriority");
        }

        var tolerations = spec.Objects("tolerations").Select(item => (JsonNode?)item.Clone()).ToJsonArray();
        foreach (var key in (string[])["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"])
        {
            if (!spec.Objects("tolerations").Any(item => (item.Text("key") ?? key) == key && item.Text("effect") is null or "" or "NoExecute"))
            {
                tolerations.Add(new JsonObject { ["effect"] = "NoExecute", ["key"] = key, ["operator"] = "Exists", ["tolerationSeconds"] = 300 });
            }
        }

        if (tolerations.Count > 0)
        {
            spec["tolerations"] = tolerations;
        }
    }

    /// <summary>The quality of service that requests and limits amount to.</summary>
    public static string QosClass(JsonObject spec)
    {
        var containers = spec.Objects("containers").Concat(spec.Objects("initContainers")).Select(container => container.Object("resources")).ToList();
        if (containers.TrueForAll(resources => resources.Object("requests") is not { Count: > 0 } && resources.Object("limits") is not { Count: > 0 }))
        {
            return "BestEffort";
        }

        return containers.TrueForAll(resources => ((string[])["cpu", "memory"]).All(name =>
            resources.At("limits", name) is { } limit && (resources.At("requests", name) ?? limit).SameAs(limit)))
            ? "Guaranteed"
            : "Burstable";
    }

    private static void FillContainer(JsonObject container, bool isOnHostNetwork)
    {
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        container.Default("imagePullPolicy", PullPolicy(container.Text("image") ?? ""));
        var resources = container.Ensure("resources");
        if (resources.Object("limits") is { Count: > 0 } limits)
        {
            var requests = resources.Ensure("requests");
            foreach (var (name, limit) in limits)
            {
                requests.Default(name, limit!.DeepClone());
            }
        }

        foreach (var port in container.Objects("ports"))
        {
            port.Default("protocol", "TCP");
            if (isOnHostNetwork && port["containerPort"] is { } number)
            {
                port.Default("hostPort", number.DeepClone());
            }
        }

        foreach (var field in container.Objects("env").Select(variable => variable.At("valueFrom", "fieldRef")).OfType<JsonObject>())
        {
            field.Default("apiVersion", "v1");
        }

        foreach (var name in (ReadOnlySpan<string>)["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.Object(name) is { } probe)
            {
                FillProbe(probe);
            }
        }

        foreach (var name in (ReadOnlySpan<string>)["postStart", "preStop"])
        {
            (container.At("lifecycle", name, "httpGet") as JsonObject)?.Default("scheme", "HTTP");
        }
    }

    private static string PullPolicy(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        var isLatest = !name.Contains('@', StringComparison.Ordinal)
            && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
        return isLatest ? "Always" : "IfNotPresent";
    }

    private static void FillProbe(JsonObject probe)
    {
        probe.Default("timeoutSeconds", 1);
        probe.Default("periodSeconds", 10);
        probe.Default("successThreshold", 1);
        probe.Default("failureThreshold", 3);
        probe.Object("httpGet")?.Default("scheme", "HTTP");
        probe.Object("httpGet")?.Default("path", "/");
        probe.Object("grpc")?.Default("service", "");
    }

    private static void FillVolume(JsonObject volume)
    {
        foreach (var name in (ReadOnlySpan<string>)["configMap", "secret", "projected", "downwardAPI"])
        {
            volume.Object(name)?.Default("defaultMode", ReadableByAll);
        }

        volume.Object("hostPath")?.Default("type", "");
        foreach (var source in volume.Object("projected").Objects("sources"))
        {
            source.Object("serviceAccountToken")?.Default("expirationSeconds", 3600);
            FillDownward(source.Object("downwardAPI"));
        }

        FillDownward(volume.Object("downwardAPI"));
    }

    private static void FillDownward(JsonObject? source)
    {
        foreach (var field in source.Objects("items").Select(item => item.Object("fieldRef")).OfType<JsonObject>())
        {
            field.Default("apiVersion", "v1");
        }
    }
}
