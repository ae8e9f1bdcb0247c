using System.Management.Automation;
using MeshInstall.Engine.Releases;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Lists what was done to installations, newest first: every attempt, who made it, when, from where, and how it ended.</summary>
[Cmdlet(VerbsCommon.Get, "MeshRelease", DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshRelease))]
public sealed class GetMeshReleaseCommand : ClusterCommand
{
    /// <summary>Only this revision; <c>default</c> is the one without a name.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Revision { get; set; }

    /// <summary>Only releases with these numbers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, int.MaxValue)]
    public int[] Number { get; set; } = [];

    /// <summary>Only control planes in this namespace; by default the whole cluster is looked through.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>Only the newest release of each revision.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>Reads what was installed as well: the properties Config and Manifests, which may hold secrets.</summary>
    [Parameter]
    public SwitchParameter IncludeManifest { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        ReleaseFilter filter = new()
        {
            Namespace = Namespace,
            Revision = Revision,
            Numbers = Number,
            Latest = Latest,
            IncludeContents = IncludeManifest,
            Profiles = ConfigSources.Resolver,
        };
        Pump(ReleaseHistory.GetAsync(Connection(), filter, StopToken), WriteObject);
    }
}
