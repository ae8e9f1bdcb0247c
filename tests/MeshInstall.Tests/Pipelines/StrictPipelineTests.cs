using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class StrictPipelineTests : IDisposable
{
    private const string Mistaken = """
        $config = Get-MeshProfile minimal | Merge-MeshConfig -Value @{ components = @{ pilot = @{ k8s = @{ overlays = @(
            @{ kind = 'Deployment'; name = 'pilot'; patches = @(@{ path = 'spec.replicas'; value = 2 }) }) } } } }

        """;

    private readonly ModuleRunspace _runspace = new();

    public void Dispose() => _runspace.Dispose();

    [Fact]
    public void An_overlay_that_finds_nothing_is_a_warning_with_the_name_of_its_component_once()
    {
        RunResult result = _runspace.Run(Mistaken + "$config | New-MeshManifest");

        Assert.Empty(result.Errors);
        string warning = Assert.Single(result.Warnings);
        Assert.StartsWith("Pilot: the overlay", warning, StringComparison.Ordinal);
        Assert.Contains("istiod", warning, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    [Theory]
    [InlineData("New-MeshManifest -Strict")]
    [InlineData("Install-Mesh -Sandbox -Strict")]
    public void With_Strict_it_is_an_error_and_nothing_comes_of_it(string command)
    {
        RunResult result = _runspace.Run($"{Mistaken}$config | {command}");

        ErrorRecord error = result.SingleError("PatchWithoutTarget");
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("istiod", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("New-MeshManifest")]
    [InlineData("New-MeshManifest -Strict")]
    public void A_path_that_does_not_fit_is_an_error_in_any_case(string command)
    {
        string script = Mistaken
            .Replace("name = 'pilot'", "name = 'istiod'", StringComparison.Ordinal)
            .Replace("spec.replicas", "spec.template.spec.containers.[name:nobody].image", StringComparison.Ordinal);

        _runspace.Run($"{script}$config | {command}").SingleError("OverlayInvalid");
    }
}
