using System.Management.Automation;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Installations on what an earlier one, of MeshInstall or of another tool, has left: finished, half done, or in the way.</summary>
public abstract class SecondInstallationContract
{
    private const string Injector = "istio-sidecar-injector";
    private const string Tag = "istio-revision-tag-default";
    private const string Default = "Get-MeshProfile minimal";
    private const string Changed = $"{Default} | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout";
    private const string Canary = $"{Default} | Merge-MeshConfig -Set revision=canary";
    private const string Install = $"{Default} | Install-Mesh @to";
    private const string InstallCanary = $"{Canary} | Install-Mesh @to";

    /// <summary>An empty cluster, which is disposable.</summary>
    private protected abstract Task<ITestCluster> StartAsync();

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Webhooks_that_would_inject_twice_are_refused_by_name_and_nothing_is_written(bool isFirst) => OnAsync(async (cluster, shell) =>
    {
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        if (!isFirst)
        {
            shell.Succeed(Install);
        }

        await Injectors.MakeOutsideAsync(cluster, "team-proxies", Injectors.ByInjection, "app=sidecar-injector");
        ClusterState before = await ClusterState.ReadAsync(cluster.Client);

        ErrorRecord error = shell.Fail($"{Changed} | Install-Mesh @to", "WebhookOverlap");

        Assert.Contains("team-proxies/inject.proxies.istio.io", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Injector}/namespace.sidecar-injector.istio.io", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("istio-injection=enabled", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("install under a revision of its own", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        ClusterState after = await ClusterState.ReadAsync(cluster.Client);
        StateDifference.AssertNone(before, after, "refused");
        Assert.Equal(before.Releases, after.Releases);
        shell.Fail($"{Changed} | Get-MeshPlan @at", "WebhookOverlap");
    });

    [SkippableTheory]
    [InlineData("app=sidecar-injector")]
    [InlineData("app=proxies")]
    public Task After_that_refusal_a_revision_of_its_own_is_installed(string label) => OnAsync(async (cluster, shell) =>
    {
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        await Injectors.MakeOutsideAsync(cluster, "team-proxies", Injectors.ByInjection, label);
        shell.Fail(Install, "WebhookOverlap");

        shell.Succeed(InstallCanary);

        AssertInjectsOnce(shell, Canary);
    });

    [SkippableFact]
    public Task A_default_installation_that_failed_half_way_leaves_the_default_where_it_was_and_is_finished_by_the_next() => OnAsync(async (cluster, shell) =>
    {
        await using (await cluster.StartControllersAsync())
        {
            shell.Succeed(InstallCanary);
        }

        shell.Fail($"{Install} -Timeout 2s", "MeshNotReady");
        ClusterState failed = await ClusterState.ReadAsync(cluster.Client);
        Assert.Contains(Path("apis/apps/v1/deployments", "istio-system", "istiod"), failed.Objects.Keys);
        Assert.Equal(["istiod-canary"], Injectors.ServicesOf(failed, Tag));
        AssertInjectsOnce(shell, Default);

        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        shell.Succeed(Install);

        ClusterState finished = await ClusterState.ReadAsync(cluster.Client);
        Assert.Equal(["istiod"], Injectors.ServicesOf(finished, Tag));
        Assert.Empty(Injectors.ServicesOf(finished, Injector));
        Assert.Equal(["Deployed", "Failed"], shell.Output("Get-MeshRelease default @at").Select(release => release.Properties["Status"].Value.ToString()));
        LifecycleShell.AssertUnchanged(shell.Plan($"{Default} | Get-MeshPlan @at"), "finished");
        AssertInjectsOnce(shell, Default);
    });

    /// <summary>What is left then injects for the default revision twice and says of no revision whose it is.</summary>
    [SkippableTheory]
    [InlineData("operator.istio.io/component=Pilot")]
    [InlineData("example.com/kept=yes")]
    public Task A_default_installation_finishes_what_another_tool_left_half_done(string label) => OnAsync(async (cluster, shell) =>
    {
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        await Injectors.MakeAsync(cluster, Injector, "istiod", Injectors.ByRevision, "app=sidecar-injector", label);
        await Injectors.MakeAsync(cluster, Tag, "istiod", Injectors.ByRevision, "app=sidecar-injector", "istio.io/tag=default", label);

        shell.Succeed(Install);

        ClusterState finished = await ClusterState.ReadAsync(cluster.Client);
        Assert.Equal(["istiod"], Injectors.ServicesOf(finished, Tag));
        Assert.Empty(Injectors.ServicesOf(finished, Injector));
        LifecycleShell.AssertUnchanged(shell.Plan($"{Default} | Get-MeshPlan @at"), "finished");
        AssertInjectsOnce(shell, Default);
    });

    [SkippableFact]
    public Task A_default_tag_that_a_user_gave_a_revision_stays_and_stands_in_no_default_installations_way() => OnAsync(async (cluster, shell) =>
    {
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        await Injectors.MakeAsync(cluster, Tag, "istiod-canary", Injectors.ByInjection, "app=sidecar-injector", "istio.io/tag=default", "istio.io/rev=canary");
        shell.Succeed(InstallCanary);

        shell.Succeed(Install);

        ClusterState state = await ClusterState.ReadAsync(cluster.Client);
        Assert.Equal(["istiod-canary"], Injectors.ServicesOf(state, Tag));
        Assert.Empty(Injectors.ServicesOf(state, Injector));
        LifecycleShell.AssertUnchanged(shell.Plan($"{Default} | Get-MeshPlan @at"), "beside the tag");
        AssertInjectsOnce(shell, Default);
    });

    [SkippableFact]
    public Task Only_definitions_are_left_when_no_component_is_wanted_any_more() => OnAsync(async (cluster, shell) =>
    {
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        ClusterState empty = await ClusterState.ReadAsync(cluster.Client);
        shell.Succeed("Get-MeshProfile default | Install-Mesh @to");

        shell.Succeed("Get-MeshProfile empty | Install-Mesh @to");

        ClusterState left = await ClusterState.ReadAsync(cluster.Client);
        Assert.Contains(left.Objects.Keys, path => path.EndsWith("/virtualservices.networking.istio.io", StringComparison.Ordinal));
        StateDifference.AssertNone(empty, WithoutNamespace(left).Without("customresourcedefinitions/", ".istio.io").Without("apiservices/", ".istio.io"), "emptied");
        Assert.Equal([(1, "superseded"), (2, "deployed")], left.Releases);
    });

    /// <summary>Without the namespace and what a cluster puts into each.</summary>
    private static ClusterState WithoutNamespace(ClusterState state) => state
        .Without("namespaces/", "/istio-system").Without("configmaps/istio-system/", "/kube-root-ca.crt").Without("serviceaccounts/istio-system/", "/default");

    private static void AssertInjectsOnce(LifecycleShell shell, string config)
    {
        IEnumerable<PSObject> checks = shell.Output($"{config} | Test-MeshCluster -KubeConfig $kubeConfig").Where(check => (string)check.Properties["Name"].Value == "Webhooks");
        Assert.Equal(["Passed: Webhooks: No pod would be injected by two webhooks."], checks.Select(check => check.ToString()));
    }

    private static string Path(string list, string space, string name) => $"{list}/{space}/{name}";

    private async Task OnAsync(Func<ITestCluster, LifecycleShell, Task> test)
    {
        ITestCluster cluster = await StartAsync();
        await using IAsyncDisposable ended = (IAsyncDisposable)cluster;
        using LifecycleShell shell = new(cluster);
        await test(cluster, shell);
    }
}
