using System.Management.Automation;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>What is installed on a real API server is planned again: no default of the server and nothing that controllers write may look like a change.</summary>
[Trait("Category", "Cluster")]
public sealed class RerunTests
{
    [SkippableFact]
    public async Task Every_profile_of_Istios_charts_is_unchanged_when_it_is_planned_again_and_leaves_nothing_when_it_goes() =>
        await RunAsync("$newer", "& $new {0}");

    [SkippableFact]
    public async Task Every_profile_of_the_built_in_charts_is_unchanged_when_it_is_planned_again_and_leaves_nothing_when_it_goes() =>
        await RunAsync(null, "Get-MeshProfile {0}");

    private static async Task RunAsync(string? charts, string config)
    {
        IstioCharts releases = await IstioCharts.UnpackAsync();
        await using RealCluster cluster = await RealCluster.StartAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        using LifecycleShell shell = new(cluster, releases);
        string chart = charts is null ? string.Empty : $"-Chart {charts}";
        await DefineNetworksAsync(cluster);
        ClusterState empty = await ClusterState.ReadAsync(cluster.Client);
        IReadOnlyList<PSObject> profiles = shell.Output(charts is null ? "Get-MeshProfile -ListAvailable" : $"Get-MeshProfile -ListAvailable -Path {charts}/profiles");
        List<string> faults = [];
        foreach (string name in profiles.Select(profile => (string)profile.Properties["Name"].Value))
        {
            string get = string.Format(System.Globalization.CultureInfo.InvariantCulture, config, name);
            try
            {
                await RoundAsync(shell, cluster, get, chart, name, empty);
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add($"{name}: {fault.Message}");
            }
        }

        Assert.NotEmpty(profiles);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>OpenShift has the kind of additional networks, with which its profiles install the CNI plugin.</summary>
    private static async Task DefineNetworksAsync(RealCluster cluster)
    {
        const string Definition = """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"network-attachment-definitions.k8s.cni.cncf.io"},
             "spec":{"group":"k8s.cni.cncf.io","scope":"Namespaced",
              "names":{"plural":"network-attachment-definitions","singular":"network-attachment-definition","kind":"NetworkAttachmentDefinition"},
              "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{
               "spec":{"type":"object","properties":{"config":{"type":"string"}}}}}}}]}}
            """;
        using StringContent body = new(Definition, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage made = await cluster.Client.PostAsync(new Uri("apis/apiextensions.k8s.io/v1/customresourcedefinitions", UriKind.Relative), body);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        while (!(await cluster.Client.GetStringAsync("apis")).Contains("\"k8s.cni.cncf.io\"", StringComparison.Ordinal))
        {
            // The group is served a moment after it is defined.
        }
    }

    private static async Task RoundAsync(LifecycleShell shell, RealCluster cluster, string get, string chart, string name, ClusterState empty)
    {
        if (LifecycleShell.Changes(shell.Plan($"{get} | Get-MeshPlan {chart} @at")).Count == 0)
        {
            return;
        }

        shell.Succeed($"{get} | Install-Mesh {chart} @to");
        LifecycleShell.AssertUnchanged(shell.Plan($"{get} | Get-MeshPlan {chart} @at"), name);
        shell.Succeed("Uninstall-Mesh -All -IncludeCrds @to");
        ClusterState end = await ClusterState.ReadAsync(cluster.Client);
        Assert.Empty(end.Records);
        StateDifference.AssertNone(empty, end.Without("namespaces/", "/istio-system"), $"{name} uninstalled");
    }
}
