using System.Management.Automation;
using System.Security;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class RemoteChartTests : IDisposable
{
    private static readonly string Charts = TestData.Path("release/manifests/charts");
    private static readonly (string, string, string)[] Published =
    [
        ("base", "1.2.3", Path.Combine(Charts, "base")), ("istiod", "1.2.3", Path.Combine(Charts, "istio-control", "istio-discovery")),
        ("hello", "0.3.0", TestData.Path("charts/hello")),
    ];

    private readonly ModuleRunspace _runspace = new();

    public void Dispose() => _runspace.Dispose();

    [Fact]
    public void Components_come_from_a_repository_in_the_version_asked_for_and_with_images_of_that_version()
    {
        using ChartServer server = new(password: null, Published);

        RunResult result = _runspace.Run("Get-MeshProfile minimal | New-MeshManifest -Chart $charts -Version ~1.2.0", ("charts", server.Address));

        Assert.Empty(result.Errors);
        Assert.Equal(["base-1.2.3", "istiod-1.2.3"], result.Output.Select(manifest => manifest.Properties["Chart"].Value));
        Assert.All(result.Output, manifest => Assert.Equal("1.2.3", manifest.Properties["Version"].Value));
    }

    [Fact]
    public void Any_chart_of_a_repository_is_expanded()
    {
        using ChartServer server = new(password: null, Published);

        RunResult result = _runspace.Run("Expand-MeshChart \"$charts#hello\" -Version 0.3.0 -NoHooks -WarningAction Ignore", ("charts", server.Address));

        Assert.Empty(result.Errors);
        Assert.Equal(3, result.Output.Count);
    }

    [Fact]
    public void The_credential_opens_a_repository_and_is_in_no_message()
    {
        using ChartServer server = new("very-secret", Published);
        using SecureString password = new();
        "very-secret".ToList().ForEach(password.AppendChar);
        const string Script = "Get-MeshProfile minimal | New-MeshManifest -Chart $charts -Version 1.2.3";

        RunResult open = _runspace.Run(Script + " -ChartCredential $credential -Verbose", ("charts", server.Address), ("credential", new PSCredential("reader", password)));
        RunResult closed = _runspace.Run(Script, ("charts", server.Address));

        Assert.Empty(open.Errors);
        Assert.Equal(2, open.Output.Count);
        Assert.DoesNotContain(open.Verbose, line => line.Contains("very-secret", StringComparison.Ordinal));
        closed.SingleError("ChartRepositoryDenied");
    }

    [Theory]
    [InlineData("-Version 9.9.9", "ChartVersionNotFound")]
    [InlineData("-Version x.y", "ChartVersionInvalid")]
    public void A_version_that_is_not_there_is_an_error(string parameters, string id)
    {
        using ChartServer server = new(password: null, Published);

        RunResult result = _runspace.Run($"Get-MeshProfile minimal | New-MeshManifest -Chart $charts {parameters}", ("charts", server.Address));

        result.SingleError(id);
    }
}
