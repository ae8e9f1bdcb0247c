namespace MeshInstall.Engine.Tests.Surviving;

/// <summary>The clock of the system, ahead of it by as much as a test says.</summary>
internal sealed class MovingTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
