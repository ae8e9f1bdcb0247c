using System.Management.Automation;
using System.Text.RegularExpressions;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class UninstallPipelineTests : IDisposable
{
    private const string Definitions = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private readonly PipelineCluster _cluster = new();

    [Fact]
    public async Task A_revision_goes_and_the_other_one_is_not_touched()
    {
        Installed("minimal");
        _cluster.Invoke("Get-MeshProfile minimal | Merge-MeshConfig -Set revision=canary | Install-Mesh -Cluster $cluster | Out-Null");

        PSObject summary = _cluster.Summary("Uninstall-Mesh canary -Confirm:$false -Cluster $cluster");

        Assert.Equal("True Uninstall canary", summary.Texts("Succeeded", "Operation", "Revision"));
        Assert.Equal(["default Ready"], _cluster.Meshes());
        Assert.Empty(_cluster.Releases("canary"));
        Assert.Equal(["istiod"], await _cluster.Objects.NamesAsync("apis/apps/v1/deployments"));
        Assert.Equal("False", _cluster.Invoke("Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster").Single().Text("HasChanges"));
    }

    [Fact]
    public async Task All_takes_everything_but_the_definitions()
    {
        Installed("demo");

        Assert.Equal("True", _cluster.Summary("Uninstall-Mesh -All -Confirm:$false -Cluster $cluster").Text("Succeeded"));

        Assert.Empty(_cluster.Meshes());
        Assert.Empty(await _cluster.Objects.NamesAsync("apis/apps/v1/deployments"));
        Assert.Empty(await _cluster.Objects.NamesAsync("apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations"));
        Assert.Empty(await _cluster.Objects.NamesAsync("apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"));
        Assert.DoesNotContain(await _cluster.Objects.NamesAsync("apis/rbac.authorization.k8s.io/v1/clusterroles"), name => name.Contains("istio", StringComparison.Ordinal));
        Assert.DoesNotContain(await _cluster.Objects.NamesAsync("api/v1/namespaces/istio-system/secrets"), name => name.StartsWith("meshinstall", StringComparison.Ordinal));
        Assert.NotEmpty(await _cluster.Objects.NamesAsync(Definitions));
    }

    [Fact]
    public async Task All_of_a_namespace_leaves_what_the_control_plane_of_another_needs()
    {
        Installed("minimal");
        _cluster.Invoke("Get-MeshProfile minimal | Merge-MeshConfig -Set revision=east, namespace=istio-east, values.global.istioNamespace=istio-east | Install-Mesh -Cluster $cluster | Out-Null");

        RunResult run = _cluster.Run("Uninstall-Mesh -All -IncludeCrds -Namespace istio-east -Confirm:$false -Cluster $cluster");

        Assert.Contains(run.Warnings, warning => warning.StartsWith("The custom resource definitions stay", StringComparison.Ordinal));
        Assert.Equal(["default Ready"], _cluster.Meshes());
        Assert.NotEmpty(await _cluster.Objects.NamesAsync(Definitions));
        Assert.Equal("0", _cluster.Invoke("Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster").Single().Text("Create"));
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Confirm:$false")]
    public async Task All_tells_in_one_line_what_stays_and_takes_no_root_of_trust(string answer)
    {
        Installed("minimal");
        await _cluster.Objects.PostAsync("api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}""");
        await _cluster.Objects.PostAsync("api/v1/namespaces/shop/configmaps", """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio-ca-root-cert","labels":{"istio.io/config":"true"}},"data":{"root-cert.pem":"x"}}
            """);
        await _cluster.Objects.PostAsync("api/v1/namespaces/istio-system/secrets", """
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"istio-ca-secret"},"type":"istio.io/ca-root","stringData":{"ca-key.pem":"key"}}
            """);

        RunResult run = _cluster.Run($"Uninstall-Mesh -All {answer} -Cluster $cluster");

        string warning = Assert.Single(run.Warnings, warning => warning.StartsWith("What stays", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', warning);
        Assert.All(
            ["namespace istio-system", "Secret istio-ca-secret", "one namespace (ConfigMap istio-ca-root-cert)", "kubectl delete namespace istio-system", "--selector istio.io/config=true"],
            text => Assert.Contains(text, warning, StringComparison.Ordinal));
        Assert.Contains("istio-ca-secret", await _cluster.Objects.NamesAsync("api/v1/namespaces/istio-system/secrets"));
        Assert.Contains("istio-ca-root-cert", await _cluster.Objects.NamesAsync("api/v1/namespaces/shop/configmaps"));
    }

    [Fact]
    public void One_revision_is_taken_out_without_a_word_on_what_others_need()
    {
        Installed("minimal");

        Assert.DoesNotContain(_cluster.Run("Uninstall-Mesh default -Confirm:$false -Cluster $cluster").Warnings, warning => warning.StartsWith("What stays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IncludeCrds_takes_the_definitions_as_well()
    {
        Installed("minimal");

        _cluster.Summary("Uninstall-Mesh -All -IncludeCrds -Confirm:$false -Cluster $cluster");

        Assert.DoesNotContain(await _cluster.Objects.NamesAsync(Definitions), name => name.EndsWith(".istio.io", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Definitions_that_an_uninstallation_left_go_later()
    {
        Installed("minimal");
        _cluster.Invoke("Uninstall-Mesh -All -Confirm:$false -Cluster $cluster | Out-Null");
        Assert.NotEmpty(await _cluster.Objects.NamesAsync(Definitions));

        _cluster.Invoke("Uninstall-Mesh -All -IncludeCrds -Confirm:$false -Cluster $cluster | Out-Null");

        Assert.DoesNotContain(await _cluster.Objects.NamesAsync(Definitions), name => name.EndsWith(".istio.io", StringComparison.Ordinal));
        _cluster.Run("Uninstall-Mesh -All -IncludeCrds -Confirm:$false -Cluster $cluster").SingleError("MeshNotFound");
    }

    [Fact]
    public async Task What_is_still_used_is_named_and_stays()
    {
        Installed("minimal");
        await _cluster.Objects.PostAsync("api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","labels":{"istio-injection":"enabled"}}}""");
        await _cluster.Objects.PostAsync("api/v1/namespaces/shop/pods", """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"cart","labels":{"service.istio.io/canonical-name":"cart"},"annotations":{"sidecar.istio.io/status":"{\"revision\":\"default\"}"}},
             "spec":{"containers":[{"name":"app","image":"example/app:1"}]}}
            """);
        string[] before = await _cluster.Objects.VersionsAsync();

        ErrorRecord error = _cluster.Run("Uninstall-Mesh default -Confirm:$false -Cluster $cluster").SingleError("MeshInUse");

        Assert.Contains("shop (istio-injection=enabled)", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("shop/cart", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());

        RunResult forced = _cluster.Run("Uninstall-Mesh default -Force -Confirm:$false -Cluster $cluster");

        Assert.Equal("True", PipelineCluster.Summary(forced.Output).Text("Succeeded"));
        Assert.Contains(forced.Warnings, warning => warning.Contains("shop/cart", StringComparison.Ordinal));
        Assert.Empty(_cluster.Meshes());
    }

    [Fact]
    public void KeepHistory_keeps_the_records()
    {
        Installed("minimal");

        _cluster.Invoke("Uninstall-Mesh default -KeepHistory -Confirm:$false -Cluster $cluster | Out-Null");

        Assert.Equal(["2 Uninstall Uninstalled", "1 Install Superseded"], _cluster.Releases());
    }

    [Fact]
    public void Where_nothing_is_there_it_says_so()
    {
        _cluster.Run("Uninstall-Mesh default -Confirm:$false -Cluster $cluster").SingleError("MeshNotFound");
        _cluster.Run("Uninstall-Mesh -All -Confirm:$false -Cluster $cluster").SingleError("MeshNotFound");
    }

    [Theory]
    [InlineData("Uninstall-Mesh -Cluster $cluster", "UninstallTargetMissing")]
    [InlineData("Uninstall-Mesh default -All -Cluster $cluster", "UninstallTargetInvalid")]
    [InlineData("Uninstall-Mesh default -IncludeCrds -Cluster $cluster", "UninstallTargetInvalid")]
    public void What_does_not_say_what_goes_is_refused(string command, string id) => _cluster.Run(command).SingleError(id);

    [Fact]
    public void A_mesh_that_Get_Mesh_lists_goes_from_the_pipeline()
    {
        Installed("minimal");

        Assert.Equal("True", _cluster.Summary("Get-Mesh -Cluster $cluster | Uninstall-Mesh -Confirm:$false -Cluster $cluster").Text("Succeeded"));
        Assert.Empty(_cluster.Meshes());
    }

    [Fact]
    public async Task It_asks_and_a_no_changes_nothing()
    {
        Installed("minimal");
        string[] before = await _cluster.Objects.VersionsAsync();

        _cluster.Invoke("$ConfirmPreference = 'High'; Uninstall-Mesh default -Cluster $cluster");

        Assert.Contains("Delete Deployment istio-system/istiod", Assert.Single(_cluster.Runspace.Host.Questions), StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public async Task WhatIf_prints_each_deletion_and_touches_nothing()
    {
        Installed("minimal");
        string[] before = await _cluster.Objects.VersionsAsync();

        Assert.Empty(_cluster.Invoke("Uninstall-Mesh -All -WhatIf -Cluster $cluster"));

        Assert.Contains("\"Delete\" on target \"Deployment istio-system/istiod", _cluster.Shown, StringComparison.Ordinal);
        Assert.Single(_cluster.Runspace.Host.Lines, line => Regex.IsMatch(line, "Uninstall Istio default in istio-system from sandbox: [0-9]+ to delete$"));
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public async Task Uninstalling_again_after_an_installation_without_waiting_leaves_nothing()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -NoWait -Cluster $cluster | Out-Null; Uninstall-Mesh default -Confirm:$false -Cluster $cluster | Out-Null");

        Assert.Empty(await _cluster.Objects.NamesAsync("apis/apps/v1/deployments"));
    }

    public void Dispose() => _cluster.Dispose();

    private void Installed(string profile) => _cluster.Invoke($"Get-MeshProfile {profile} | Install-Mesh -Cluster $cluster | Out-Null");
}
