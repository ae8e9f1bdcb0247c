namespace MeshInstall.Sandbox.Controllers;

/// <summary>How far a scheduled pod has come.</summary>
internal enum PodStage
{
    Creating,
    Running,
    Ready,
    Succeeded,
    Failed,
    ImagePullBackOff,
    CrashLoopBackOff,
}
