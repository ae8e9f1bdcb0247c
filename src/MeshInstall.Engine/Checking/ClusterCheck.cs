namespace MeshInstall.Engine.Checking;

/// <summary>One thing to find out of a cluster. A missing right or a failing server is no finding: it is thrown.</summary>
/// <param name="name">The check's name.</param>
internal abstract class ClusterCheck(string name)
{
    /// <summary>The findings; at least one.</summary>
    public abstract Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken);

    public MeshCheckResult Passed(string message, string target) => new(name, MeshCheckStatus.Passed, message, string.Empty, target);

    public MeshCheckResult Warning(string message, string action, string target) => new(name, MeshCheckStatus.Warning, message, action, target);

    public MeshCheckResult Failed(string message, string action, string target) => new(name, MeshCheckStatus.Failed, message, action, target);

    public MeshCheckResult Skipped(string message, string action, string target) => new(name, MeshCheckStatus.Skipped, message, action, target);
}
