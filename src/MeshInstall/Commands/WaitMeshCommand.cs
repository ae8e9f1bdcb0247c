using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Waits until what is installed is ready: all of it, a revision, or components.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mesh", DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshStatus), typeof(MeshComponentStatus))]
public sealed class WaitMeshCommand : ClusterCommand
{
    private const int Activity = 1;

    /// <summary>The mesh, from Get-Mesh; its revision and namespace are waited for.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshStatus? InputObject { get; set; }

    /// <summary>Only this revision; <c>default</c> is the one without a name.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Revision { get; set; }

    /// <summary>Only control planes in this namespace.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>Only these components: kinds such as <c>Pilot</c>, or names of workloads. Their status is emitted in place of the mesh's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComponentCompletion))]
    public string[] Component { get; set; } = [];

    /// <summary>How long it may take: seconds, <c>90s</c>, <c>5m</c>, <c>1h</c>, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override void Process()
    {
        ClusterConnection cluster = Connection();
        MeshWaitOptions options = new()
        {
            Revision = InputObject?.Revision ?? Revision,
            Namespace = InputObject is null ? Namespace : InputObject.Namespace is { Length: > 0 } space ? space : null,
            Components = Component,
            Timeout = Timeout,
        };
        string title = $"Wait for Istio on {cluster.Name}";
        try
        {
            Pump(new MeshWaiter().WaitAsync(cluster, options, StopToken), happened => Write(title, happened));
        }
        finally
        {
            WriteProgress(new ProgressRecord(Activity, title, "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Write(string title, MeshEvent happened)
    {
        switch (happened)
        {
            case MeshWaiting waiting:
                WriteVerbose($"{waiting.Revision}: waiting for {string.Join("; ", waiting.Pending)}");
                WriteProgress(new ProgressRecord(Activity, title, $"{waiting.Revision}: waiting for {waiting.Pending[0]}"));
                break;
            case MeshWaitEnded { Error: { } error }:
                WriteError(error);
                break;
            case MeshWaitEnded { Status: { } status } when Component.Length > 0:
                WriteObject(status.Components, enumerateCollection: true);
                break;
            case MeshWaitEnded { Status: { } status }:
                WriteObject(status);
                break;
            default:
                throw new InvalidOperationException($"The event {happened.GetType().Name} has no place on the streams.");
        }
    }
}
