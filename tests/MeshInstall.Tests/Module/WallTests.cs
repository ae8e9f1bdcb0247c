using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed class WallTests
{
    private static readonly string Bin = Path.Combine(BuiltFiles.Module, "module", "bin");

    [Theory]
    [InlineData("MeshInstall.Engine")]
    [InlineData("MeshInstall.Charts")]
    [InlineData("MeshInstall.Sandbox")]
    public void The_engine_knows_no_PowerShell(string assembly)
    {
        IReadOnlyList<string> references = AssemblyFacts.References(Path.Combine(Bin, "dependencies", assembly + ".dll"));

        Assert.NotEmpty(references);
        Assert.DoesNotContain("System.Management.Automation", references);
    }

    [Theory]
    [InlineData("MeshInstall")]
    [InlineData("MeshInstall.Abstractions")]
    public void The_cmdlets_know_no_Kubernetes_no_YAML_and_no_templates(string assembly)
    {
        string[] allowed = ["MeshInstall.Abstractions", "MeshInstall.Engine", "MeshInstall.Sandbox", "MeshInstall.Charts", "System.Management.Automation"];

        IEnumerable<string> foreign = AssemblyFacts.References(Path.Combine(Bin, assembly + ".dll"))
            .Where(name => !allowed.Contains(name) && !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "System" or "mscorlib"));

        Assert.Empty(foreign);
    }

    [Fact]
    public void The_chart_library_knows_nothing_of_Istio()
    {
        IReadOnlyList<string> references = AssemblyFacts.References(Path.Combine(Bin, "dependencies", "MeshInstall.Charts.dll"));

        Assert.DoesNotContain("MeshInstall.Engine", references);
        Assert.DoesNotContain("KubernetesClient", references);
    }

    [Fact]
    public void Packages_stay_out_of_the_context_that_modules_share()
    {
        using ModuleRunspace module = new();

        module.Invoke("[void](Get-MeshProfile demo).Spec");

        string[] shared = [.. System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name!)];
        Assert.Contains("MeshInstall.Abstractions", shared);
        Assert.DoesNotContain(shared, name => name is "YamlDotNet" or "KubernetesClient" or "Scriban.Signed" or "MeshInstall.Engine");
    }
}
