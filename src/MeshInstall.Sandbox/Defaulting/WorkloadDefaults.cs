using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The defaults of Deployments, DaemonSets, StatefulSets, ReplicaSets, Jobs and CronJobs.</summary>
internal static class WorkloadDefaults
{
    public static void Fill(string kind, JsonObject body)
    {
        if (kind == "ControllerRevision")
        {
            return;
        }

        var spec = body.Ensure("spec");
        body.Ensure("status");
        switch (kind)
        {
            case "Deployment":
                spec.Default("replicas", 1);
                spec.Default("revisionHistoryLimit", 10);
                spec.Default("progressDeadlineSeconds", 600);
                FillStrategy(spec.Ensure("strategy"), maxUnavailable: "25%", maxSurge: "25%");
                break;
            case "ReplicaSet":
                spec.Default("replicas", 1);
                break;
            case "DaemonSet":
                spec.Default("revisionHistoryLimit", 10);
                FillStrategy(spec.Ensure("updateStrategy"), maxUnavailable: 1, maxSurge: 0);
                break;
            case "StatefulSet":
                FillStatefulSet(spec);
                break;
            case "Job":
                FillJob(spec);
                FillJobSelector(body.Object("metadata")!, spec);
                spec.Default("manualSelector", false);
                if (body.At("metadata").Object("labels") is not { Count: > 0 } && spec.At("template", "metadata").Object("labels") is { Count: > 0 } labels)
                {
                    body.Object("metadata")!["labels"] = labels.DeepClone();
                }

                break;
            case "CronJob":
                spec.Default("concurrencyPolicy", "Allow");
                spec.Default("suspend", false);
                spec.Default("successfulJobsHistoryLimit", 3);
                spec.Default("failedJobsHistoryLimit", 1);
                if (spec.At("jobTemplate", "spec", "template") is JsonObject scheduled)
                {
                    PodDefaults.Fill(scheduled.Ensure("spec"));
                }

                return;
        }

        if (spec.Object("template") is { } template)
        {
            PodDefaults.Fill(template.Ensure("spec"));
        }
    }

    private static void FillStrategy(JsonObject strategy, JsonNode maxUnavailable, JsonNode maxSurge)
    {
        strategy.Default("type", "RollingUpdate");
        if (strategy.Text("type") == "RollingUpdate")
        {
            var rolling = strategy.Ensure("rollingUpdate");
            rolling.Default("maxUnavailable", maxUnavailable);
            rolling.Default("maxSurge", maxSurge);
        }
    }

    private static void FillStatefulSet(JsonObject spec)
    {
        spec.Default("replicas", 1);
        spec.Default("revisionHistoryLimit", 10);
        spec.Default("podManagementPolicy", "OrderedReady");
        var strategy = spec.Ensure("updateStrategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.Text("type") == "RollingUpdate")
        {
            strategy.Ensure("rollingUpdate").Default("partition", 0);
        }

        var retention = spec.Ensure("persistentVolumeClaimRetentionPolicy");
        retention.Default("whenDeleted", "Retain");
        retention.Default("whenScaled", "Retain");
    }

    private static void FillJobSelector(JsonObject metadata, JsonObject spec)
    {
        if (spec["selector"] is not null || metadata.Text("uid") is not { } uid)
        {
            return;
        }

        var labels = spec.Ensure("template").Ensure("metadata").Ensure("labels");
        foreach (var prefix in (ReadOnlySpan<string>)["", "batch.kubernetes.io/"])
        {
            labels[prefix + "controller-uid"] = uid;
            labels[prefix + "job-name"] = metadata.Text("name");
        }

        spec["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["batch.kubernetes.io/controller-uid"] = uid } };
    }

    private static void FillJob(JsonObject spec)
    {
        if (spec["completions"] is null && spec["parallelism"] is null)
        {
            spec["completions"] = 1;
        }

        spec.Default("parallelism", 1);
        spec.Default("backoffLimit", 6);
        spec.Default("completionMode", "NonIndexed");
        spec.Default("suspend", false);
        spec.Default("podReplacementPolicy", spec["podFailurePolicy"] is null ? "TerminatingOrFailed" : "Failed");
    }
}
