using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Text.Json;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class SecretPipelineTests : IDisposable
{
    private const string Canary = "canary-8c1f07";
    private const string Setup = $"$config = Get-MeshProfile minimal | Merge-MeshConfig -Set values.pilot.env.API_TOKEN={Canary}, values.global.proxy.holdApplicationUntilProxyStarts=true; "
        + $"$next = $config | Merge-MeshConfig -Set values.pilot.env.API_TOKEN={Canary}-2; $VerbosePreference = $DebugPreference = 'Continue'; ";

    private readonly PipelineCluster _cluster = new();

    [Fact]
    public async Task What_is_secret_is_on_no_stream_of_any_cmdlet_and_in_no_label()
    {
        _cluster.Invoke(Setup);
        List<RunResult> results = [];
        foreach (string command in new[]
        {
            "$config | Install-Mesh -Cluster $cluster -WhatIf",
            "$config | Install-Mesh -Cluster $cluster",
            "$next | Install-Mesh -Cluster $cluster -WhatIf",
            "$next | Update-Mesh -Cluster $cluster -WhatIf",
            "$plan = $next | Get-MeshPlan -Cluster $cluster",
            "$plan | Out-Default",
            "$next | Update-Mesh -Cluster $cluster",
            "$plan | Install-Mesh -Cluster $cluster",
            "Restore-Mesh 1 -Cluster $cluster",
            "Get-MeshRelease -Cluster $cluster",
            "Get-Mesh -Cluster $cluster",
        })
        {
            results.Add(_cluster.Run(command));
        }

        await _cluster.Objects.PatchAsync(
            "apis/apps/v1/namespaces/istio-system/deployments/istiod", """{"spec":{"template":{"spec":{"containers":null}}}}""".Replace("null", Container, StringComparison.Ordinal));
        results.Add(_cluster.Run("$config | Install-Mesh -Cluster $cluster"));
        results.Add(_cluster.Run("Uninstall-Mesh default -Confirm:$false -Cluster $cluster"));

        Assert.Equal(["FieldConflict", "PlanOutdated"], results.SelectMany(result => result.Errors).Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.All(results, result =>
        {
            Assert.DoesNotContain(result.Verbose.Concat(result.Warnings), IsLeak);
            Assert.DoesNotContain(result.Progress, record => IsLeak($"{record.Activity} {record.StatusDescription} {record.CurrentOperation}"));
            Assert.DoesNotContain(result.Errors, error => IsLeak($"{error} {error.ErrorDetails?.RecommendedAction} {error.TargetObject} {error.Exception}"));
            Assert.DoesNotContain(Json(result.Output), IsLeak);
        });
        Assert.False(IsLeak(_cluster.Shown));
    }

    [Fact]
    public async Task The_notes_of_a_record_hold_nothing_secret()
    {
        _cluster.Invoke(Setup + "$config | Install-Mesh -Cluster $cluster | Out-Null");

        Assert.All((await _cluster.Objects.GetAsync("api/v1/namespaces/istio-system/secrets"))["items"]!.AsArray(), secret =>
            Assert.False(IsLeak(secret!["metadata"]!.ToJsonString())));
    }

    public void Dispose() => _cluster.Dispose();

    private const string Container = """[{"name":"discovery","image":"example/other:1","env":[{"name":"API_TOKEN","value":"theirs"}]}]""";

    private static bool IsLeak(string text) => text.Contains(Canary, StringComparison.Ordinal);

    private static IEnumerable<string> Json(Collection<PSObject> output) => output.Select(item => JsonSerializer.Serialize(item.BaseObject, item.BaseObject.GetType()));
}
