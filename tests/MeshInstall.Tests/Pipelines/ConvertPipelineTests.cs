using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ConvertPipelineTests : IDisposable
{
    private const string Old = "spec:\n  values:\n    global:\n      trustDomain: mesh.example\n      mtls: {enabled: true}\n";
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_file_is_converted_with_a_warning_for_what_is_lost_and_verbose_output_for_what_moved()
    {
        string file = _folder.Write("old.yaml", Old);

        RunResult result = _runspace.Run($"(Convert-MeshConfig '{file}' -Verbose).Spec.meshConfig.trustDomain");

        Assert.Equal("mesh.example", Assert.Single(result.Output).ToString());
        Assert.StartsWith("spec.values.global.trustDomain -> spec.meshConfig.trustDomain", Assert.Single(result.Verbose), StringComparison.Ordinal);
        string warning = Assert.Single(result.Warnings);
        Assert.StartsWith("spec.values.global.mtls: Istio 1.7 removed it.", warning, StringComparison.Ordinal);
        Assert.Contains($"{file}:5:13", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_changes_come_as_objects_when_asked_for()
    {
        string file = _folder.Write("old.yaml", Old);

        Collection<PSObject> changes = _runspace.Invoke("[pscustomobject]@{ PSPath = $file } | Convert-MeshConfig -ListChange", ("file", file));

        Assert.Equal(["Moved False", "Removed True"], changes.Select(change => $"{change.Properties["Kind"].Value} {change.Properties["IsLossy"].Value}"));
    }

    [Fact]
    public void A_configuration_in_the_pipeline_is_converted_and_then_valid()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$converted = Get-MeshProfile demo | Merge-MeshConfig -Set 'values.pilot.autoscaleMin=1', 'values.istio_cni.enabled=true' | Convert-MeshConfig;"
            + "$converted | Test-MeshConfig -Quiet; @($converted | Convert-MeshConfig -ListChange).Count");

        Assert.Equal([true, 0], output.Select(value => value.BaseObject));
    }

    [Fact]
    public void One_file_that_cannot_be_read_does_not_stop_the_others()
    {
        string good = _folder.Write("good.yaml", Old);
        string bad = _folder.Write("bad.yaml", "kind: ConfigMap\n");

        RunResult result = _runspace.Run($"Convert-MeshConfig '{bad}', '{good}' -WarningAction Ignore");

        Assert.Equal("ConfigWrongKind,MeshInstall.Commands.ConvertMeshConfigCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Single(result.Output);
    }
}
