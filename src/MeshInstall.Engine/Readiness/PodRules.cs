namespace MeshInstall.Engine.Readiness;

/// <summary>The rule of pods, and why one is not ready: the container that waits or ended, or the condition that is missing.</summary>
internal static class PodRules
{
    private static readonly string[] Broken =
        ["CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull", "CreateContainerConfigError", "CreateContainerError", "RunContainerError"];

    public static ReadinessState Pod(MeshMap item)
    {
        switch (item.Status().FindText("phase"))
        {
            case "Succeeded":
                return ReadinessState.Ready("completed");
            case "Failed":
                return ReadinessState.Failed(Reason(item));
            default:
                bool broken = Containers(item).Any(container => Broken.Contains(Waiting(container)?.FindText("reason"), StringComparer.Ordinal));
                return item.Condition("Ready").IsTrue() ? ReadinessState.Ready()
                    : broken ? ReadinessState.Failed(Reason(item))
                    : ReadinessState.Progressing(Reason(item));
        }
    }

    /// <summary>Why the pod is not ready, in the words of the container or condition that says most.</summary>
    public static string Reason(MeshMap pod)
    {
        foreach (MeshMap container in Containers(pod))
        {
            string? reason = Waiting(container)?.FindText("reason");
            if (reason is not null and not ("PodInitializing" or "ContainerCreating"))
            {
                return $"container {container.FindText("name")}: {Waiting(container).Why(reason)}{LastEnd(container)}";
            }

            if (container.FindMap("state")?.FindMap("terminated") is { } ended && ended.Integer("exitCode") != 0)
            {
                return $"container {container.FindText("name")} ended with exit code {ended.Integer("exitCode")} ({ended.Why("no reason given")})";
            }
        }

        if (pod.Condition("PodScheduled") is { } scheduled && scheduled.IsFalse())
        {
            return scheduled.Why("no node takes it");
        }

        return pod.Status().FindText("message")
            ?? pod.Status().FindText("reason")
            ?? (Containers(pod).Select(Waiting).FirstOrDefault(waiting => waiting is not null) is { } starting
                ? starting.Why("starting")
                : pod.Condition("ContainersReady").IsFalse() || pod.Condition("Ready").IsFalse()
                    ? (pod.Condition("Ready") ?? pod.Condition("ContainersReady")).Why("its containers are not ready")
                    : $"it is {pod.Status().FindText("phase") ?? "Pending"}");
    }

    private static IEnumerable<MeshMap> Containers(MeshMap pod) =>
        pod.Status().Maps("initContainerStatuses").Concat(pod.Status().Maps("containerStatuses"));

    private static MeshMap? Waiting(MeshMap container) => container.FindMap("state")?.FindMap("waiting");

    private static string LastEnd(MeshMap container) =>
        container.FindMap("lastState")?.FindMap("terminated") is { } last
            ? $" (last exit code {last.Integer("exitCode")}, {container.Integer("restartCount")} restarts)"
            : string.Empty;
}
