using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ChartPipelineTests : IDisposable
{
    private static readonly string Release = TestData.Path("release");
    private static readonly string Charts = Path.Combine(Release, "manifests", "charts");
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("manifests")]
    public void A_release_brings_its_charts_and_its_profiles(string folder)
    {
        Collection<PSObject> manifests = Render("Get-MeshProfile", Path.Combine(Release, folder));

        Assert.Equal(["Base", "Pilot", "istio-ingressgateway"], manifests.Select(manifest => manifest.Properties["Name"].Value));
        Assert.Equal(["base-1.2.3", "istiod-1.2.3", "istio-ingress-1.2.3"], manifests.Select(manifest => manifest.Properties["Chart"].Value));
        Assert.All(manifests, manifest => Assert.Equal("1.2.3", manifest.Properties["Version"].Value));
        Assert.Contains("registry.example/mesh/pilot:1.2.3", Body(manifests[1], "Deployment").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_chooses_nothing_is_said_to_be_ignored()
    {
        RunResult charts = _runspace.Run($"Get-MeshProfile | New-MeshManifest -Chart '{Release}' -Version '>=1.30'");
        RunResult none = _runspace.Run("Get-MeshProfile | New-MeshManifest -Version '>=1.30'");

        Assert.StartsWith("-Version is ignored", Assert.Single(charts.Warnings), StringComparison.Ordinal);
        Assert.Contains(Release, charts.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("-Version is ignored", Assert.Single(none.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_stands_on_the_profile_of_the_release()
    {
        string document = _folder.Write("mesh.yaml", "spec:\n  profile: minimal\n  tag: 9.9.9\n");

        Collection<PSObject> manifests = Render($"Import-MeshConfig '{document}'", Release);

        Assert.Equal(["Base", "Pilot"], manifests.Select(manifest => manifest.Properties["Name"].Value));
        Assert.Contains("registry.example/mesh/pilot:9.9.9", Body(manifests[1], "Deployment").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_can_name_the_release_itself()
    {
        string document = _folder.Write("mesh.yaml", $"spec:\n  profile: minimal\n  installPackagePath: '{Release}'\n");

        Collection<PSObject> manifests = _runspace.Invoke($"Import-MeshConfig '{document}' | New-MeshManifest");

        Assert.Equal(["base-1.2.3", "istiod-1.2.3"], manifests.Select(manifest => manifest.Properties["Chart"].Value));
    }

    [Fact]
    public void Values_are_made_of_the_configuration_as_istioctl_makes_them()
    {
        Collection<PSObject> manifests = Render("""
            Get-MeshProfile | Merge-MeshConfig -Set 'revision=canary', 'components.pilot.hub=other.example', 'components.pilot.k8s.replicaCount=3',
                'components.cni.enabled=true', 'components.ztunnel.enabled=true', 'meshConfig.accessLogFile=/dev/stdout', 'values.ztunnel.logLevel=debug' -Value @{
                components = @{ ingressGateways = @(@{ name = 'edge'; label = @{ app = 'edge' }; k8s = @{ service = @{ ports = @(@{ name = 'tls'; port = 443; targetPort = 8443 }) } } }) } }
            """, Release);

        object pilot = Body(manifests.Single(manifest => manifest.Properties["Name"].Value.Equals("Pilot")), "Deployment");
        Assert.Equal("istiod-canary", At(pilot, "metadata", "name"));
        Assert.Equal(3L, At(pilot, "spec", "replicas"));
        Assert.Contains("other.example/pilot:1.2.3", pilot.ToString(), StringComparison.Ordinal);
        object config = Body(manifests.Single(manifest => manifest.Properties["Name"].Value.Equals("Pilot")), "ConfigMap");
        Assert.Equal("accessLogFile: /dev/stdout", At(config, "data", "mesh"));
        Assert.Equal("true", At(config, "data", "cni"));
        object edge = Body(manifests.Single(manifest => manifest.Properties["Name"].Value.Equals("edge")), "Service");
        Assert.Contains("\"port\":443", edge.ToString()!.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        object node = Body(manifests.Single(manifest => manifest.Properties["Name"].Value.Equals("Ztunnel")), "DaemonSet");
        Assert.Contains("debug", node.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_charts_warn_of_in_their_notes_reaches_the_warning_stream()
    {
        RunResult result = _runspace.Run("Get-MeshProfile | Merge-MeshConfig -Set meshConfig.enableTracing=true | New-MeshManifest -Chart $charts", ("charts", Release));

        Assert.Equal("Pilot: tracing is on.", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("-Upgrade", "phase", "upgrade")]
    [InlineData("", "phase", "install")]
    [InlineData("-KubeVersion 1.34.1", "cluster", "v1.34.1")]
    public void Charts_see_the_release_and_the_cluster(string parameters, string key, string value)
    {
        Collection<PSObject> manifests = _runspace.Invoke($"Get-MeshProfile | New-MeshManifest -Chart $charts -Component Pilot {parameters}", ("charts", Release));

        Assert.Equal(value, At(Body(manifests[0], "ConfigMap"), "data", key));
    }

    [Fact]
    public void Charts_can_be_named_one_by_one_and_components_without_one_are_left_out_with_a_warning()
    {
        RunResult result = _runspace.Run("Get-MeshProfile | New-MeshManifest -Chart @{ base = \"$charts/base\"; Pilot = \"$charts/istio-control/istio-discovery\" }", ("charts", Charts));

        Assert.Empty(result.Errors);
        Assert.Equal(["Base", "Pilot"], result.Output.Select(manifest => manifest.Properties["Name"].Value));
        Assert.Contains("istio-ingressgateway", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.All(result.Output, manifest => Assert.Equal("1.2.3", manifest.Properties["Version"].Value));
    }

    [Fact]
    public void A_single_chart_tells_by_its_name_which_component_it_is_for()
    {
        Collection<PSObject> manifests = _runspace.Invoke("Get-MeshProfile | New-MeshManifest -Chart $chart -WarningAction Ignore", ("chart", Path.Combine(Charts, "base")));

        Assert.Equal("Base", Assert.Single(manifests).Properties["Name"].Value);
    }

    [Theory]
    [InlineData("-Chart ./nothing", "ChartReferenceInvalid")]
    [InlineData("-Chart @{ Pilots = './x' }", "ChartReferenceInvalid")]
    [InlineData("-Chart @{ Pilot = './nothing' }", "ChartNotFound")]
    [InlineData("-Chart 5", "ChartReferenceInvalid")]
    [InlineData("-Chart $hello", "ChartReferenceInvalid")]
    [InlineData("-Chart $release -Component EgressGateways", "ComponentNotFound")]
    public void A_reference_that_leads_to_no_charts_says_so(string parameters, string id)
    {
        RunResult result = _runspace.Run(
            $"Get-MeshProfile | New-MeshManifest {parameters}", ("hello", TestData.Path("charts/hello")), ("release", Release));

        ErrorRecord error = result.SingleError(id);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void The_charts_of_a_release_are_installed_then_upgraded_and_then_nothing_changes()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox; 1..3 | ForEach-Object { Get-MeshProfile | Install-Mesh -Chart $charts -Cluster $cluster }", ("charts", Release));

        PSObject[] summaries = [.. output.Where(item => item.TypeNames[0] == "MeshInstall.MeshInstallSummary")];
        Assert.All(summaries, summary => Assert.Equal(true, summary.Properties["Succeeded"].Value));
        Assert.Equal("1.2.3", summaries[0].Properties["Version"].Value);
        // A ConfigMap of the control plane's chart says whether the rendering was for an upgrade.
        Assert.Equal((0, 1), (summaries[1].Properties["Created"].Value, summaries[1].Properties["Updated"].Value));
        Assert.Equal((0, 0), (summaries[2].Properties["Created"].Value, summaries[2].Properties["Updated"].Value));
    }

    private static object? At(object? body, params string[] path) => path.Aggregate(body, (value, key) => (value as IDictionary)?[key]);

    private static object Body(PSObject manifest, string kind) => ((IEnumerable)manifest.Properties["Resources"].Value).Cast<object>()
        .Select(PSObject.AsPSObject)
        .First(resource => resource.Properties["Kind"].Value.Equals(kind)).Properties["Body"].Value;

    private Collection<PSObject> Render(string config, string charts) => _runspace.Invoke($"{config} | New-MeshManifest -Chart $charts", ("charts", charts));
}
