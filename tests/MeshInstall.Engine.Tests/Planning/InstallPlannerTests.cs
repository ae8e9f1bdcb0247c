using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Applying;
using MeshInstall.Engine.Tests.Clusters;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Planning;

public sealed class InstallPlannerTests
{
    private readonly MemoryCluster _cluster = new();

    [Fact]
    public async Task On_an_empty_cluster_everything_is_created_the_namespace_first()
    {
        MeshPlan plan = await Plan(Component("Pilot", [], ConfigMap("istio", "1"), Deployment("istiod")));

        Assert.Equal(
            ["Create Namespace istio-system", "Create ConfigMap istio-system/istio", "Create Deployment istio-system/istiod"],
            plan.Changes.Select(change => change.ToString()));
        Assert.Equal((3, 0, 0), (plan.Create, plan.Update, plan.Unchanged));
    }

    [Fact]
    public async Task Planning_writes_nothing()
    {
        await Install(Component("Pilot", [], ConfigMap("istio", "1")));
        _cluster.Writes.Clear();

        await Plan(Component("Pilot", [], ConfigMap("istio", "2"), ConfigMap("new", "1")));

        Assert.All(_cluster.Writes, write => Assert.StartsWith("check", write, StringComparison.Ordinal));
        Assert.Equal("1", _cluster.Find("ConfigMap", "istio")!.FindMap("data")!.FindText("key"));
    }

    [Fact]
    public async Task A_changed_object_lists_the_fields_that_change()
    {
        static string Named(string value) => ConfigMap("istio", value).Replace("\"key\"", "\"mesh\"", StringComparison.Ordinal);
        await Install(Component("Pilot", [], Named("1")));

        MeshChange change = (await Plan(Component("Pilot", [], Named("2")))).Changes.Single();

        Assert.Equal(MeshAction.Update, change.Action);
        Assert.Equal(("data.mesh", "1", "2"), (change.Fields[0].Path, change.Fields[0].Before, change.Fields[0].After));
    }

    [Fact]
    public async Task A_changed_pod_template_is_a_restart_that_names_the_container()
    {
        await Install(Component("Pilot", [], Deployment("istiod", "istio/pilot:1.29.0")));

        MeshChange change = (await Plan(Component("Pilot", [], Deployment("istiod", "istio/pilot:1.30.3")))).Changes.Single();

        Assert.Equal(MeshAction.Restart, change.Action);
        Assert.Contains(change.Fields, field => field.Path == "spec.template.spec.containers[main].image" && Equals(field.After, "istio/pilot:1.30.3"));
    }

    [Fact]
    public async Task An_object_that_is_as_it_should_be_is_unchanged_whatever_the_server_keeps_in_it()
    {
        await Install(Component("Pilot", [], Deployment("istiod")));
        _cluster.SetStatus("Deployment", "istiod", """{"observedGeneration":1,"readyReplicas":1}""");

        Assert.False((await Plan(Component("Pilot", [], Deployment("istiod")))).HasChanges);
    }

    [Fact]
    public async Task Values_of_Secrets_are_hidden()
    {
        string Secret(string value) => $$$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","namespace":"istio-system"},"data":{"password":"{{{value}}}"} }""";
        await Install(Component("Pilot", [], Secret("b2xk")));

        MeshChange change = (await Plan(Component("Pilot", [], Secret("bmV3")))).Changes.Single();

        MeshFieldChange field = change.Fields[0];
        Assert.Equal(("data.password", "(hidden)", "(hidden)"), (field.Path, field.Before, field.After));
    }

    [Fact]
    public async Task Every_object_carries_the_labels_by_which_installers_find_it()
    {
        MeshPlan plan = await Plan(Component("Pilot", [], """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","labels":{"install.operator.istio.io/owning-resource":"unknown"}} }"""));

        Assert.Equal(
            TestClient.Map("""{"operator.istio.io/component":"Pilot","operator.istio.io/managed":"Reconcile","operator.istio.io/version":"1.30.3","istio.io/rev":"default","install.operator.istio.io/owning-resource":"installed-state","install.operator.istio.io/owning-resource-namespace":"istio-system"}"""),
            plan.Changes[^1].Resource.Body.FindMap("metadata")!.FindMap("labels"));
    }

    [Fact]
    public async Task A_rendered_namespace_gets_no_revision_since_that_would_ask_for_injection()
    {
        MeshPlan plan = await Plan(Component("Cni", [], """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}"""));

        Assert.False(plan.Changes[^1].Resource.Body.FindMap("metadata")!.FindMap("labels")!.ContainsKey("istio.io/rev"));
    }

    [Fact]
    public async Task An_object_that_another_tool_made_is_taken_over_even_if_nothing_in_it_changes()
    {
        _cluster.Put("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        _cluster.Put("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","namespace":"istio-system","labels":{"operator.istio.io/component":"Pilot","operator.istio.io/managed":"Reconcile","operator.istio.io/version":"1.30.3","istio.io/rev":"default","install.operator.istio.io/owning-resource":"installed-state","install.operator.istio.io/owning-resource-namespace":"istio-system"}},"data":{"key":"1"} }""");

        MeshChange change = (await Plan(Component("Pilot", [], ConfigMap("istio", "1")))).Changes.Single();

        Assert.Equal(MeshAction.Update, change.Action);
        Assert.StartsWith("metadata.managedFields", change.Fields.Single().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_namespace_of_the_control_plane_carries_the_network()
    {
        MeshManifest manifest = Network("network1");

        MeshChange change = (await Plan(manifest)).Changes[0];

        Assert.Equal("network1", change.Resource.Body.FindMap("metadata")!.FindMap("labels")!.FindText("topology.istio.io/network"));
    }

    [Fact]
    public async Task A_namespace_that_is_being_deleted_ends_the_planning()
    {
        _cluster.Put("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system","deletionTimestamp":"2026-01-01T00:00:00Z"}}""");

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Plan(Component("Pilot", [], ConfigMap("istio", "1"))));

        Assert.Equal("NamespaceTerminating", error.ErrorId);
    }

    [Fact]
    public async Task A_namespace_that_exists_gets_the_network_too()
    {
        _cluster.Put("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");

        MeshChange change = (await Plan(Network("network1"))).Changes[0];

        Assert.Equal((MeshAction.Update, "network1"), (change.Action, change.Fields.Single().After));
    }

    [Fact]
    public async Task A_namespace_that_a_component_renders_is_not_planned_twice()
    {
        MeshPlan plan = await Plan(Component("Base", [], """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}"""));

        Assert.Single(plan.Changes);
    }

    [Fact]
    public async Task An_object_without_a_namespace_goes_to_that_of_its_component()
    {
        await Install(Component("Pilot", [], """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"free"}}"""));

        Assert.Equal("istio-system", _cluster.Find("ConfigMap", "free")!.FindMap("metadata")!.FindText("namespace"));
    }

    [Fact]
    public async Task A_webhook_that_istiod_has_made_strict_stays_strict()
    {
        string Webhook(string policy) => $$"""{"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"v"},"webhooks":[{"name":"rev.validation.istio.io","failurePolicy":"{{policy}}"}]}""";
        _cluster.Put(Webhook("Fail"));

        MeshPlan plan = await Plan(Component("Pilot", [], Webhook("Ignore")));

        MeshMap wanted = (MeshMap)plan.Changes[^1].Resource.Body.FindList("webhooks")![0];
        Assert.False(wanted.ContainsKey("failurePolicy"));
    }

    [Theory]
    [InlineData("", "Ignore")]
    [InlineData(""","clientConfig":{"caBundle":""}""", "Ignore")]
    [InlineData(""","clientConfig":{"caBundle":"Y2E="}""", null)]
    [InlineData(",\"failurePolicy\":\"Fail\"", "Fail")]
    public async Task A_webhook_that_an_upgrade_finds_missing_is_open_until_istiod_serves_it(string fields, string? policy)
    {
        MeshPlan plan = await Plan(Component("Pilot", [], $$$"""
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"v"},"webhooks":[{"name":"rev.validation.istio.io"{{{fields}}}}]}
            """));

        Assert.Equal(policy, ((MeshMap)plan.Changes[^1].Resource.Body.FindList("webhooks")![0]).FindText("failurePolicy"));
    }

    [Fact]
    public async Task A_field_that_can_never_change_makes_the_object_anew()
    {
        await Install(Component("Pilot", [], Deployment("istiod")));
        MeshException rejected = new("ResourceRejected", MeshErrorKind.InvalidData, "no", "no");
        _cluster.BeforeApply = (resource, _) => resource.Body.FindMap("spec")!.ContainsKey("extra") && _cluster.Find("Deployment", "istiod") is not null
            ? throw new MeshInstall.Engine.Clusters.ImmutableFieldException(rejected, [TestClient.Map("""{"field":"spec.selector"}""")])
            : Task.CompletedTask;
        MeshManifest changed = Component("Pilot", [], Deployment("istiod").Replace("\"replicas\":1", "\"replicas\":1,\"extra\":1", StringComparison.Ordinal));

        MeshChange change = (await Plan(changed)).Changes.Single();
        Assert.Equal((MeshAction.Recreate, "spec.selector"), (change.Action, change.Fields.Single().Path));
    }

    private static MeshManifest Network(string name)
    {
        MeshManifest manifest = Component("Pilot", [], ConfigMap("istio", "1"));
        return new MeshManifest
        {
            Component = manifest.Component,
            Name = manifest.Name,
            Namespace = manifest.Namespace,
            Revision = string.Empty,
            Owner = string.Empty,
            Version = string.Empty,
            Chart = string.Empty,
            Values = TestClient.Map($$$"""{"global":{"network":"{{{name}}}"} }"""),
            DependsOn = [],
            Resources = manifest.Resources,
        };
    }

    private Task<MeshPlan> Plan(params MeshManifest[] manifests) => InstallPlanner.PlanAsync(_cluster, "test", manifests, default);

    private async Task Install(params MeshManifest[] manifests)
    {
        await foreach (MeshEvent happened in new Installer().InstallAsync(_cluster, await Plan(manifests), new InstallOptions(), default))
        {
            Assert.Null((happened as ComponentFinished)?.Error);
        }
    }
}
