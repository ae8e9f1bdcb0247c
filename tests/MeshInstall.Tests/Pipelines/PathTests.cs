using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class PathTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Import-MeshConfig \"$folder/a``[1``].yaml\"")]
    [InlineData("Import-MeshConfig -LiteralPath \"$folder/a[1].yaml\"")]
    [InlineData("Import-MeshConfig \"$folder/a*.yaml\"")]
    [InlineData("[pscustomobject]@{ PSPath = \"FileSystem::$folder/a[1].yaml\" } | Import-MeshConfig")]
    public void A_file_with_brackets_in_its_name_is_found(string command)
    {
        _folder.Write("a[1].yaml", "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  profile: demo\n");

        Assert.Equal("demo", Assert.Single(_runspace.Invoke($"({command}).Profile", ("folder", _folder.Path))).ToString());
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }
}
