using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ExportPipelineTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_namespace_is_the_first_object_unless_it_is_left_out()
    {
        _runspace.Invoke("$manifests = Get-MeshProfile minimal | New-MeshManifest; $manifests | Export-MeshManifest \"$folder/with.yaml\";"
            + "$manifests | Export-MeshManifest \"$folder/without.yaml\" -NoNamespace", ("folder", _folder.Path));

        Assert.StartsWith("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: istio-system\n", Text("with.yaml"), StringComparison.Ordinal);
        Assert.Equal(Text("with.yaml")[(Text("with.yaml").IndexOf("---\n", StringComparison.Ordinal) + 4)..], Text("without.yaml"));
    }

    [Fact]
    public void A_kustomized_folder_holds_every_object_and_the_list_of_them()
    {
        Collection<PSObject> files = _runspace.Invoke(
            "Get-MeshProfile minimal | New-MeshManifest | Export-MeshManifest \"$folder/mesh\" -Kustomize -PassThru", ("folder", _folder.Path));

        string[] names = [.. files.Select(file => (string)file.Properties["Name"].Value)];
        Assert.Equal("kustomization.yaml", names[^1]);
        Assert.StartsWith("01-namespaces-namespace-istio-system", names[0], StringComparison.Ordinal);
        Assert.All(names.SkipLast(1), name => Assert.Contains($"- {name}\n", Text("mesh/kustomization.yaml"), StringComparison.Ordinal));
    }

    [Fact]
    public void Values_for_Helm_are_a_file_for_each_component()
    {
        _runspace.Invoke("Get-MeshProfile demo | Merge-MeshConfig -Set 'hub=mine' | New-MeshManifest | Export-MeshManifest \"$folder/values\" -Format HelmValues", ("folder", _folder.Path));

        Assert.Equal(
            ["base-values.yaml", "istio-egressgateway-values.yaml", "istio-ingressgateway-values.yaml", "pilot-values.yaml"],
            Directory.GetFiles(Path.Combine(_folder.Path, "values")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("hub: mine", Text("values/pilot-values.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_for_Helm_cannot_be_kustomized() => _runspace
        .Run("Get-MeshProfile minimal | New-MeshManifest | Export-MeshManifest x -Format HelmValues -Kustomize").SingleError("ExportNotPossible");

    [Fact]
    public void What_would_be_written_is_said_and_not_written()
    {
        _runspace.Invoke("Get-MeshProfile minimal | New-MeshManifest | Export-MeshManifest \"$folder/mesh\" -Kustomize -WhatIf", ("folder", _folder.Path));

        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "mesh")));
    }

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder.Path, name)).ReplaceLineEndings("\n");
}
