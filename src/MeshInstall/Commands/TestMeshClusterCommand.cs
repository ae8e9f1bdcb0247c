using System.Management.Automation;
using MeshInstall.Engine.Checking;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Finds out, without changing anything, what stands in the way of an installation; without input, of the default profile's.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MeshCluster", DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshCheckResult), typeof(bool))]
public sealed class TestMeshClusterCommand : ClusterCommand
{
    private readonly List<MeshManifest> _manifests = [];
    private ChartChoice _choice = null!;
    private bool _hasFailed;
    private bool _hasChecked;

    /// <summary>What is to be installed: configurations, or components of New-MeshManifest.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The charts: an Istio release, a chart, a repository, an OCI reference, or a hashtable with the chart of each component.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? Chart { get; set; }

    /// <summary>The version of charts of a repository or registry, or a range.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The user of the repository or registry.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ChartCredential { get; set; }

    /// <summary>Emits only whether nothing failed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _choice = new ChartChoice(this, Chart, Version, ChartCredential);

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject?.Unwrapped())
        {
            case null or object[] { Length: 0 }:
                break;
            case MeshConfig config:
                Check(Render(config));
                break;
            case var input when input.AsManifests() is { } manifests:
                _manifests.AddRange(manifests);
                break;
            case IEnumerable<MeshManifest> manifests:
                _manifests.AddRange(manifests);
                break;
            case var other:
                throw new MeshException(
                    "CheckInputInvalid", MeshErrorKind.InvalidArgument, $"A {other.GetType().Name} cannot be installed, so nothing can be checked for it.",
                    "Give a configuration of Get-MeshProfile or Import-MeshConfig, or components of New-MeshManifest.", other.GetType().Name);
        }
    }

    // Only with all components at hand are their rights and webhooks known.
    /// <inheritdoc/>
    protected override void End()
    {
        if (_manifests.Count > 0)
        {
            Check(_manifests);
        }
        else if (!_hasChecked && !MyInvocation.ExpectingInput)
        {
            Check(Render(new MeshConfig(ConfigSources.Profiles.Load(ProfileCatalog.DefaultName), ConfigSources.Resolver)));
        }

        if (Quiet && _hasChecked)
        {
            WriteObject(!_hasFailed);
        }
    }

    private void Check(IReadOnlyList<MeshManifest> manifests)
    {
        _hasChecked = true;
        Pump(ClusterChecker.RunAsync(Connection(), manifests, StopToken), result =>
        {
            _hasFailed |= result.Status == MeshCheckStatus.Failed;
            if (!Quiet)
            {
                WriteObject(result);
            }
        });
    }

    private IReadOnlyList<MeshManifest> Render(MeshConfig given)
    {
        ClusterConnection cluster = Connection();
        (MeshConfig chosen, ChartPackage? charts) = Await(_choice.On(given));
        MeshConfig config = chosen.WithLayers(ClusterDetection.Layers(cluster.Version));
        RenderOptions options = new() { ChartRoot = ModuleFiles.Charts, Charts = charts, KubeVersion = cluster.Version };
        return Await(token => ManifestRenderer.RenderAsync(config, options, token));
    }
}
