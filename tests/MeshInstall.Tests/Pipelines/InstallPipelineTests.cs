using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class InstallPipelineTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();

    [Theory]
    [InlineData("default")]
    [InlineData("ambient")]
    [InlineData("demo")]
    [InlineData("empty")]
    [InlineData("minimal")]
    [InlineData("openshift")]
    [InlineData("openshift-ambient")]
    [InlineData("preview")]
    [InlineData("remote")]
    [InlineData("stable")]
    public void Every_profile_becomes_ready(string profile)
    {
        Collection<PSObject> output = _runspace.Invoke($"Get-MeshProfile {profile} | Install-Mesh -Sandbox; Get-Mesh");

        PSObject summary = Assert.Single(output, item => item.TypeNames[0] == "MeshInstall.MeshInstallSummary");
        Assert.Equal(true, summary.Properties["Succeeded"].Value);
        Assert.All(Results(output), result => Assert.Equal("Ready", result.Properties["Status"].Value.ToString()));
        Assert.All(output.Where(item => item.TypeNames[0] == "MeshInstall.MeshStatus"), status =>
            Assert.Equal("Ready", status.Properties["Health"].Value.ToString()));
    }

    [Fact]
    public void Results_come_in_the_order_of_the_dependencies_and_the_summary_last()
    {
        Collection<PSObject> output = _runspace.Invoke("Get-MeshProfile demo | Install-Mesh -Sandbox");

        string[] names = [.. Results(output).Select(result => (string)result.Properties["Name"].Value)];
        Assert.Equal(["Base", "Pilot"], names[..2]);
        Assert.Equal(["istio-egressgateway", "istio-ingressgateway"], names[2..].Order());
        Assert.Equal("MeshInstall.MeshInstallSummary", output[^1].TypeNames[0]);
    }

    [Fact]
    public async Task The_sample_of_the_operator_document_is_in_the_cluster_as_it_is_written()
    {
        string file = Path.Combine(BuiltFiles.Root, "tests", "Data", "custom-profile.yaml");

        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox -Listen; $cluster; Import-MeshConfig $file | Test-MeshConfig -PassThru | Install-Mesh -Cluster $cluster", ("file", file));

        Assert.Equal(true, output[^1].Properties["Succeeded"].Value);
        using ClusterObjects objects = new(output[0]);
        JsonNode istiod = await objects.GetAsync("apis/apps/v1/namespaces/istio-system/deployments/istiod");
        JsonNode discovery = istiod["spec"]!["template"]!["spec"]!["containers"]![0]!;
        Assert.Equal("registry.example.com/istio/pilot:1.23.0", Text(discovery["image"]));
        Assert.Equal("200m", Text(discovery["resources"]!["requests"]!["cpu"]));
        Assert.Equal("512Mi", Text(discovery["resources"]!["limits"]!["memory"]));
        Assert.Equal("true", Environment(discovery, "PILOT_ENABLE_WORKLOAD_ENTRY"));
        Assert.Equal("false", Environment(discovery, "PILOT_ENABLE_AMBIENT"));
        Assert.Equal("false", Environment(discovery, "EXTERNAL_ISTIOD"));
        Assert.Equal("true", Environment(discovery, "PILOT_ENABLE_CROSS_CLUSTER_WORKLOAD_ENTRY"));
        Assert.Equal("cluster1", Environment(discovery, "CLUSTER_ID"));

        JsonNode scaler = await objects.GetAsync("apis/autoscaling/v2/namespaces/istio-system/horizontalpodautoscalers/istiod");
        Assert.Equal((2, 5), (scaler["spec"]!["minReplicas"]!.GetValue<int>(), scaler["spec"]!["maxReplicas"]!.GetValue<int>()));
        Assert.Equal(80, scaler["spec"]!["metrics"]![0]!["resource"]!["target"]!["averageUtilization"]!.GetValue<int>());

        JsonNode service = await objects.GetAsync("api/v1/namespaces/istio-system/services/istio-ingressgateway");
        Assert.Equal("192.168.1.100", Text(service["spec"]!["loadBalancerIP"]));
        Assert.Equal(
            ["http2:80:8080", "https:443:8443"],
            service["spec"]!["ports"]!.AsArray().Select(port => $"{port!["name"]}:{port["port"]}:{port["targetPort"]}"));

        JsonNode egress = await objects.GetAsync("apis/apps/v1/namespaces/istio-system/deployments/istio-egressgateway");
        Assert.Equal("64Mi", Text(egress["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"]!["requests"]!["memory"]));

        string mesh = Text((await objects.GetAsync("api/v1/namespaces/istio-system/configmaps/istio"))["data"]!["mesh"]);
        Assert.Contains("accessLogFile: /dev/stdout", mesh, StringComparison.Ordinal);
        Assert.Contains("jaeger-collector.istio-system.svc.cluster.local", mesh, StringComparison.Ordinal);
        Assert.Contains("outlier_detection", mesh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canary_revision_stands_beside_the_default_one()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox -Listen; $cluster; Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null;"
            + "Get-MeshProfile minimal | Merge-MeshConfig -Set revision=canary | Install-Mesh -Cluster $cluster | Out-Null; Get-Mesh -Cluster $cluster");

        Assert.Equal(["canary", "default"], output.Skip(1).Select(status => (string)status.Properties["Revision"].Value));
        using ClusterObjects objects = new(output[0]);
        Assert.Equal(["istiod", "istiod-canary"], await objects.NamesAsync("apis/apps/v1/namespaces/istio-system/deployments"));
        JsonNode canary = await objects.GetAsync("apis/apps/v1/namespaces/istio-system/deployments/istiod-canary");
        Assert.Equal("canary", Text(canary["spec"]!["selector"]!["matchLabels"]!["istio.io/rev"]));
    }

    [Fact]
    public void Every_object_carries_the_owner_labels_that_istioctl_sets()
    {
        Collection<PSObject> manifests = _runspace.Invoke("Get-MeshProfile demo | New-MeshManifest");

        Assert.All(manifests, manifest =>
        {
            foreach (object resource in (System.Collections.IEnumerable)manifest.Properties["Resources"].Value)
            {
                string body = PSObject.AsPSObject(resource).Properties["Body"].Value.ToString()!;
                JsonNode labels = JsonNode.Parse(body)!["metadata"]!["labels"]!;
                Assert.Equal((string)manifest.Properties["Component"].Value, Text(labels["operator.istio.io/component"]));
                Assert.Equal("Reconcile", Text(labels["operator.istio.io/managed"]));
            }
        });
    }

    [Fact]
    public void Component_narrows_what_is_rendered_and_installed()
    {
        Collection<PSObject> names = _runspace.Invoke(
            "(Get-MeshProfile demo | New-MeshManifest -Component pilot, istio-egressgateway).Name;"
            + "(Get-MeshProfile demo | Install-Mesh -Sandbox -Component Base | Where-Object Component).Name");

        Assert.Equal(["Pilot", "istio-egressgateway", "Base"], names.Select(name => name.ToString()));
    }

    [Fact]
    public async Task WhatIf_names_every_object_and_changes_nothing()
    {
        Collection<PSObject> output = _runspace.Invoke("$cluster = New-MeshSandbox -Listen; $cluster; Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -WhatIf");

        PSObject cluster = Assert.Single(output);
        Assert.Contains(_runspace.Host.Lines, line => line.Contains("\"Create\" on target \"Deployment istio-system/istiod\"", StringComparison.Ordinal));
        using ClusterObjects objects = new(cluster);
        Assert.DoesNotContain("istio-system", await objects.NamesAsync("api/v1/namespaces"));
    }

    [Theory]
    [InlineData("&Yes", 1)]
    [InlineData("&No", 0)]
    public void Confirm_asks_once_with_the_plan_and_does_as_told(string answer, int installed)
    {
        _runspace.Host.Answer = answer;

        Collection<PSObject> found = _runspace.Invoke(
            "$cluster = New-MeshSandbox; Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -Confirm | Out-Null; Get-Mesh -Cluster $cluster");

        Assert.Equal(installed, found.Count);
        string question = Assert.Single(_runspace.Host.Questions);
        Assert.Contains("to create", question, StringComparison.Ordinal);
        Assert.Contains("Create ", question, StringComparison.Ordinal);
    }

    [Fact]
    public void DryRun_lets_the_server_check_and_stores_nothing()
    {
        Collection<PSObject> output = _runspace.Invoke("$cluster = New-MeshSandbox; Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -DryRun; Get-Mesh -Cluster $cluster");

        Assert.All(Results(output), result => Assert.Equal("Checked", result.Properties["Status"].Value.ToString()));
        Assert.Equal(2, Results(output).Count());
        Assert.DoesNotContain(output, item => item.TypeNames[0] == "MeshInstall.MeshStatus");
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox; 1, 2 | ForEach-Object { Get-MeshProfile demo | Install-Mesh -Cluster $cluster | Where-Object Cluster }");

        Assert.True((int)output[0].Properties["Created"].Value > 40);
        Assert.Equal((0, 0), ((int)output[1].Properties["Created"].Value, (int)output[1].Properties["Updated"].Value));
    }

    [Fact]
    public void A_component_that_fails_stops_what_needs_it_and_says_why_and_the_rest_finishes()
    {
        RunResult result = _runspace.Run(
            "$cluster = New-MeshSandbox -Outcome @{ istiod = 'ImagePullBackOff' };"
            + "Get-MeshProfile ambient | Merge-MeshConfig -Value @{ components = @{ ingressGateways = @(@{ name = 'istio-ingressgateway'; enabled = $true }) } } |"
            + "Install-Mesh -Cluster $cluster -Timeout 4s");

        Dictionary<string, string> states = Results(result.Output).ToDictionary(
            item => (string)item.Properties["Name"].Value, item => item.Properties["Status"].Value.ToString()!);
        Assert.Equal("Failed", states["Pilot"]);
        Assert.Equal("Skipped", states["istio-ingressgateway"]);
        Assert.Equal("Ready", states["Ztunnel"]);
        Assert.Equal(false, result.Output[^1].Properties["Succeeded"].Value);
        ErrorRecord error = result.SingleError("MeshNotReady");
        Assert.Contains("istio-system/istiod", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("ImagePullBackOff", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Warnings, warning => warning.Contains("istio-ingressgateway", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_waiting_even_what_never_becomes_ready_is_applied()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox -Outcome @{ '*' = 'NeverReady' }; Get-MeshProfile demo | Install-Mesh -Cluster $cluster -NoWait");

        Assert.All(Results(output), result => Assert.Equal("Applied", result.Properties["Status"].Value.ToString()));
        Assert.Equal(4, Results(output).Count());
    }

    [Fact]
    public void A_fifth_of_the_requests_may_fail()
    {
        Collection<PSObject> output = _runspace.Invoke("$cluster = New-MeshSandbox -FaultRate 0.2; Get-MeshProfile minimal | Install-Mesh -Cluster $cluster");

        Assert.Equal(true, output[^1].Properties["Succeeded"].Value);
    }

    [Fact]
    public void Stopping_downstream_stops_the_installation()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox; foreach ($once in 1) { Get-MeshProfile demo | Install-Mesh -Cluster $cluster | ForEach-Object { $_; break } }");

        Assert.Single(output);
    }

    [Theory]
    [InlineData("300")]
    [InlineData("'5m'")]
    [InlineData("'1h30m'")]
    [InlineData("([TimeSpan]::FromMinutes(2))")]
    [InlineData("'00:03:00'")]
    public void Timeouts_are_written_as_people_write_them(string timeout)
    {
        Assert.Equal(true, _runspace.Invoke($"Get-MeshProfile minimal | Install-Mesh -Sandbox -Timeout {timeout}")[^1].Properties["Succeeded"].Value);
    }

    [Fact]
    public void Progress_has_one_activity_a_component_and_every_activity_ends()
    {
        RunResult result = _runspace.Run("Get-MeshProfile demo | Install-Mesh -Sandbox");

        string[] started = [.. result.Progress.Where(record => record.RecordType == ProgressRecordType.Processing).Select(record => record.Activity).Distinct().Order()];
        string[] ended = [.. result.Progress.Where(record => record.RecordType == ProgressRecordType.Completed).Select(record => record.Activity).Distinct().Order()];
        Assert.Equal(5, started.Length);
        Assert.Equal(started, ended);
    }

    [Fact]
    public void What_is_exported_is_one_file_or_one_for_each_object()
    {
        using TemporaryFolder folder = new();

        Collection<PSObject> files = _runspace.Invoke(
            "$manifests = Get-MeshProfile demo | New-MeshManifest; $manifests | Export-MeshManifest \"$folder/all.yaml\" -PassThru;"
            + "$manifests | Export-MeshManifest \"$folder/split\" -Split -Format Json -PassThru", ("folder", folder.Path));

        Assert.Equal("all.yaml", files[0].Properties["Name"].Value);
        Assert.Equal(files.Count - 1, Directory.GetFiles(Path.Combine(folder.Path, "split"), "*.json").Length);
        Assert.True(files.Count > 40);
        Assert.All(files.Skip(1), file => Assert.NotNull(JsonNode.Parse(File.ReadAllText((string)file.Properties["FullName"].Value))!["kind"]));
    }

    public void Dispose()
    {
        _runspace.Run("Disconnect-MeshCluster; if ($cluster) { Disconnect-MeshCluster $cluster }");
        _runspace.Dispose();
    }

    private static IEnumerable<PSObject> Results(IEnumerable<PSObject> output) =>
        output.Where(item => item.TypeNames[0] == "MeshInstall.MeshInstallResult");

    private static string Text(JsonNode? node) => node!.ToString();

    private static string Environment(JsonNode container, string name) =>
        Text(container["env"]!.AsArray().Single(entry => Text(entry!["name"]) == name)!["value"]);
}
