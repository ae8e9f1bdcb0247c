using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Writes the statuses a kubelet would.</summary>
internal sealed class PodStatusWriter(ControllerContext context)
{
    private const string Manager = "kubelet";

    private int _lastAddress;

    public void Unschedulable(StoredObject pod, string message)
    {
        var status = Current(pod);
        status["conditions"] = new JsonArray(Conditions.Make(status, "PodScheduled", false, context.Now, "Unschedulable", message));
        context.SetStatus(Resources.Pods, pod, status, "default-scheduler");
    }

    public void Scheduled(StoredObject pod)
    {
        var status = Current(pod);
        status["conditions"] = new JsonArray(Conditions.Make(status, "PodScheduled", true, context.Now));
        context.SetStatus(Resources.Pods, pod, status, "default-scheduler");
    }

    /// <returns>Whether the stage is news.</returns>
    public bool Write(StoredObject pod, PodStage stage, string? message)
    {
        var former = pod.Body.Object("status");
        var spec = pod.Body.Object("spec")!;
        var status = Current(pod);
        status["phase"] = stage switch
        {
            PodStage.Creating or PodStage.ImagePullBackOff => "Pending",
            PodStage.Succeeded => "Succeeded",
            PodStage.Failed => "Failed",
            _ => "Running",
        };
        status["hostIP"] = "172.18.0.2";
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = "172.18.0.2" });
        status["startTime"] = former.Text("startTime") ?? Timestamps.Format(context.Now);
        if (stage is not (PodStage.Creating or PodStage.ImagePullBackOff))
        {
            var address = former.Text("podIP") ?? NextAddress();
            status["podIP"] = address;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = address });
        }

        SetConditions(status, former, spec, stage);
        SetContainers(status, former, spec, stage, message);
        var isNews = !status.SameAs(former);
        context.SetStatus(Resources.Pods, pod, status, Manager);
        return isNews;
    }

    private static JsonObject Current(StoredObject pod) => pod.Body.Object("status")?.Clone() ?? [];

    private void SetConditions(JsonObject status, JsonObject? former, JsonObject spec, PodStage stage)
    {
        var isStarted = stage is not (PodStage.Creating or PodStage.ImagePullBackOff);
        var isReady = stage == PodStage.Ready;
        var (reason, message) = stage switch
        {
            PodStage.Ready => ((string?)null, (string?)null),
            PodStage.Succeeded => ("PodCompleted", null),
            PodStage.Failed => ("PodFailed", null),
            _ => ("ContainersNotReady", $"containers with unready status: [{string.Join(' ', spec.Objects("containers").Select(item => item.Text("name")))}]"),
        };
        status["conditions"] = new JsonArray(
            Conditions.Make(former, "PodReadyToStartContainers", isStarted, context.Now),
            Conditions.Make(former, "Initialized", isStarted || !spec.Objects("initContainers").Any(), context.Now),
            Conditions.Make(former, "Ready", isReady, context.Now, reason, message),
            Conditions.Make(former, "ContainersReady", isReady, context.Now, reason, message),
            Conditions.Make(former, "PodScheduled", true, context.Now));
    }

    private void SetContainers(JsonObject status, JsonObject? former, JsonObject spec, PodStage stage, string? message)
    {
        var started = former.Objects("containerStatuses").Select(item => item.At("state", "running").Text("startedAt")).FirstOrDefault(time => time is not null)
            ?? Timestamps.Format(context.Now);
        status["containerStatuses"] = spec.Objects("containers").Select(item => Container(item, stage, started, message)).ToJsonArray();
        var initial = spec.Objects("initContainers").ToList();
        if (initial.Count > 0)
        {
            var isDone = stage is not (PodStage.Creating or PodStage.ImagePullBackOff);
            status["initContainerStatuses"] = initial.Select(item =>
                Container(item, !isDone ? PodStage.Creating : item.Text("restartPolicy") == "Always" ? PodStage.Ready : PodStage.Succeeded, started, null)).ToJsonArray();
        }
    }

    private static JsonObject Container(JsonObject container, PodStage stage, string startedAt, string? message)
    {
        var image = container.Text("image") ?? "";
        var isRunning = stage is PodStage.Running or PodStage.Ready;
        var status = new JsonObject
        {
            ["name"] = container.Text("name"),
            ["image"] = image,
            ["ready"] = stage is PodStage.Ready or PodStage.Succeeded,
            ["started"] = isRunning,
            ["restartCount"] = stage == PodStage.CrashLoopBackOff ? 1 : 0,
            ["lastState"] = new JsonObject(),
        };
        status["imageID"] = "";
        if (stage is not (PodStage.Creating or PodStage.ImagePullBackOff))
        {
            var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(image))).ToLowerInvariant();
            status["imageID"] = $"{image}@sha256:{digest}";
            status["containerID"] = "sandbox://" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(startedAt + image))).ToLowerInvariant();
        }

        status["state"] = stage switch
        {
            PodStage.Creating => Waiting("ContainerCreating", null),
            PodStage.ImagePullBackOff => Waiting("ImagePullBackOff", message ?? $"Back-off pulling image \"{image}\""),
            PodStage.CrashLoopBackOff => Waiting("CrashLoopBackOff", message ?? $"back-off 10s restarting failed container={container.Text("name")}"),
            PodStage.Succeeded => Terminated(0, "Completed", startedAt, null),
            PodStage.Failed => Terminated(1, "Error", startedAt, message),
            _ => new JsonObject { ["running"] = new JsonObject { ["startedAt"] = startedAt } },
        };
        if (stage == PodStage.CrashLoopBackOff)
        {
            status["lastState"] = Terminated(1, "Error", startedAt, null);
        }

        return status;
    }

    private static JsonObject Waiting(string reason, string? message)
    {
        var waiting = new JsonObject { ["reason"] = reason };
        if (message is not null)
        {
            waiting["message"] = message;
        }

        return new JsonObject { ["waiting"] = waiting };
    }

    private static JsonObject Terminated(int exitCode, string reason, string startedAt, string? message)
    {
        var terminated = new JsonObject { ["exitCode"] = exitCode, ["reason"] = reason, ["startedAt"] = startedAt, ["finishedAt"] = startedAt };
        if (message is not null)
        {
            terminated["message"] = message;
        }

        return new JsonObject { ["terminated"] = terminated };
    }

    private string NextAddress()
    {
        var number = ++_lastAddress;
        return string.Create(CultureInfo.InvariantCulture, $"10.244.{number / 254 % 256}.{(number % 254) + 1}");
    }
}
