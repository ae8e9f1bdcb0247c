namespace MeshInstall.Engine.Readiness;

/// <summary>What an object's status says of it.</summary>
/// <param name="Health">The health.</param>
/// <param name="Message">Why it is not ready, or a remark on a ready one; may be empty.</param>
public sealed record ReadinessState(MeshHealth Health, string Message)
{
    /// <summary>As it should be.</summary>
    public static ReadinessState Ready(string message = "") => new(MeshHealth.Ready, message);

    /// <summary>On its way.</summary>
    public static ReadinessState Progressing(string message) => new(MeshHealth.Progressing, message);

    /// <summary>Something is wrong that time does not mend.</summary>
    public static ReadinessState Failed(string message) => new(MeshHealth.Failed, message);
}
