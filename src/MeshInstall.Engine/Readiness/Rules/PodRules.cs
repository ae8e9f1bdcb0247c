using MeshInstall.Engine.Readiness.Diagnosis;

namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rule of pods.</summary>
internal static class PodRules
{
    private static readonly string[] Broken =
        ["CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull", "CreateContainerConfigError", "CreateContainerError", "RunContainerError"];

    /// <summary>
    /// A pod that no node takes is on its way, since nodes may come; one whose containers cannot start has failed, and so has one that ended
    /// badly.
    /// </summary>
    public static ReadinessState Pod(MeshMap item)
    {
        switch (item.Status().FindText("phase"))
        {
            case "Succeeded":
                return ReadinessState.Ready("completed");
            case "Failed":
                return ReadinessState.Failed(PodReasons.First(item));
            case null or "":
                return ReadinessState.Progressing("its controller has not seen it yet");
            default:
                bool isBroken = PodReasons.Containers(item).Any(container => Broken.Contains(PodReasons.Waiting(container)?.FindText("reason"), StringComparer.Ordinal));
                return item.Condition("Ready").IsTrue() ? ReadinessState.Ready()
                    : isBroken ? ReadinessState.Failed(PodReasons.First(item))
                    : ReadinessState.Progressing(PodReasons.First(item));
        }
    }
}
