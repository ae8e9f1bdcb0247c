namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>Why a pod is not ready, by its status: containers that wait, ended or are not ready, and conditions that do not hold.</summary>
internal static class PodReasons
{
    private const int MinHidden = 8;

    public static IEnumerable<MeshMap> Containers(MeshMap pod) =>
        pod.Status().Maps("initContainerStatuses").Concat(pod.Status().Maps("containerStatuses"));

    public static MeshMap? Waiting(MeshMap container) => container.FindMap("state")?.FindMap("waiting");

    /// <summary>The reason that says most; never empty.</summary>
    public static string First(MeshMap pod) => Of(pod).FirstOrDefault() ?? OneLine.Of(HiddenText.InSentence(Words(pod).Mask(
        pod.Status().FindText("message")
        ?? pod.Status().FindText("reason")
        ?? (Containers(pod).Select(Waiting).FirstOrDefault(waiting => waiting is not null) is { } starting
            ? starting.Why("starting")
            : pod.Condition("ContainersReady").IsFalse() || pod.Condition("Ready").IsFalse()
                ? (pod.Condition("Ready") ?? pod.Condition("ContainersReady")).Why("its containers are not ready")
                : $"it is {pod.Status().FindText("phase") ?? "Pending"}"))));

    /// <summary>Every reason that names a container or a condition; none for a pod that merely starts.</summary>
    public static IEnumerable<string> Of(MeshMap pod)
    {
        string[] reasons = [.. Containers(pod).Select(Reason).Concat([Scheduling(pod), .. Gates(pod)]).OfType<string>()];
        if (reasons.Length == 0)
        {
            return [];
        }

        HiddenWords words = Words(pod);
        return reasons.Select(reason => OneLine.Of(HiddenText.InSentence(words.Mask(reason))));
    }

    private static string? Reason(MeshMap container)
    {
        string name = container.FindText("name") ?? string.Empty;
        if (Waiting(container) is { } waiting)
        {
            return waiting.FindText("reason") is { } reason and not ("PodInitializing" or "ContainerCreating")
                ? $"container {name}: {waiting.Why(reason)}{Image(container, waiting)}{LastEnd(container)}"
                : null;
        }

        if (container.FindMap("state")?.FindMap("terminated") is { } ended)
        {
            return ended.Integer("exitCode") != 0
                ? $"container {name} ended with exit code {ended.Integer("exitCode")} ({ended.Why("no reason given")})"
                : null;
        }

        bool isRunning = container.FindMap("state")?.FindMap("running") is not null;
        return isRunning && container.FindBoolean("ready") == false && container.Integer("restartCount") > 0
            ? $"container {name}: running, not ready{LastEnd(container)}"
            : null;
    }

    private static string? Scheduling(MeshMap pod) =>
        pod.Condition("PodScheduled") is { } scheduled && scheduled.IsFalse() ? scheduled.Why("no node takes it") : null;

    private static IEnumerable<string?> Gates(MeshMap pod) => pod.Spec().Maps("readinessGates")
        .Select(gate => gate.FindText("conditionType"))
        .Where(type => type is not null && !pod.Condition(type).IsTrue())
        .Select(type => $"readiness gate {type}: {pod.Condition(type!).Why("nobody has set it yet")}");

    private static string Image(MeshMap container, MeshMap waiting)
    {
        bool isPull = waiting.FindText("reason") is "ErrImagePull" or "ImagePullBackOff" or "InvalidImageName" or "ErrImageNeverPull";
        return isPull && container.FindText("image") is { Length: > 0 } image && waiting.FindText("message")?.Contains(image, StringComparison.Ordinal) != true
            ? $" [{image}]"
            : string.Empty;
    }

    private static string LastEnd(MeshMap container)
    {
        long restarts = container.Integer("restartCount");
        if (container.FindMap("lastState")?.FindMap("terminated") is not { } last)
        {
            return restarts > 0 ? $" ({restarts} restarts)" : string.Empty;
        }

        string? reason = last.FindText("reason");
        return $" (last exit code {last.Integer("exitCode")}{(string.IsNullOrEmpty(reason) ? string.Empty : $", {reason}")}, {restarts} restarts)";
    }

    /// <summary>What a pod was started with; containers repeat it in their last words, and kubelets in what they say of commands that fail.</summary>
    public static HiddenWords Words(MeshMap pod) => HiddenWords.Of(
        [pod],
        pod.Spec().Maps("initContainers")
            .Concat(pod.Spec().Maps("containers"))
            .SelectMany(container => container.Maps("env"))
            .Select(variable => variable.FindText("value"))
            .OfType<string>()
            .Where(value => value.Length >= MinHidden));
}
