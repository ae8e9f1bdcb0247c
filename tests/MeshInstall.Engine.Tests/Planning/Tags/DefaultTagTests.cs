using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Planning.Tags;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Tests.Applying;

namespace MeshInstall.Engine.Tests.Planning.Tags;

public sealed class DefaultTagTests
{
    private readonly MemoryCluster _cluster = new();

    [Fact]
    public async Task The_first_revision_of_a_cluster_injects_and_validates_for_what_names_no_revision()
    {
        MeshManifest tag = Tag(await Plan(Pilot("canary")));

        Assert.Equal(["istiod-revision-tag-default", "istio-revision-tag-default", "istiod-default-validator"], tag.Resources.Select(resource => resource.Name));
        Assert.Equal(
            ["rev.namespace.sidecar-injector.istio.io", "rev.object.sidecar-injector.istio.io", "namespace.sidecar-injector.istio.io", "object.sidecar-injector.istio.io"],
            tag.Resources[1].Body.Maps("webhooks").Select(webhook => webhook.FindText("name")));
        Assert.All(tag.Resources[1].Body.Maps("webhooks"), webhook => Assert.Equal("istiod-canary", webhook.FindMap("clientConfig")!.FindMap("service")!.FindText("name")));
        Assert.All(tag.Resources, resource => Assert.Equal("default", resource.Body.Label("istio.io/tag")));
    }

    [Fact]
    public async Task The_webhook_of_the_tag_keeps_injecting_what_the_revisions_own_does_not_select()
    {
        MeshPlan plan = await Plan(Pilot("canary"));

        MeshMap own = plan.Manifests[0].Resources.Single(resource => TagLabels.IsInjector(resource.Body)).Body;
        Assert.True(TagLabels.IsActive(own));
        Assert.Contains(plan.Changes, change => change is { Action: MeshAction.Create, Component: TagManifest.Name } && change.Resource.Body.Label(MeshLabels.Revision) == "canary");
    }

    [Fact]
    public async Task A_second_revision_leaves_the_default_where_it_is()
    {
        _cluster.Put(Injector("istio-revision-tag-default", "canary", "default"));

        Assert.DoesNotContain((await Plan(Pilot("next"))).Manifests, manifest => manifest.Name == TagManifest.Name);
    }

    [Fact]
    public async Task A_revision_beside_a_default_installation_leaves_the_default_to_that()
    {
        _cluster.Put(Injector("istio-sidecar-injector", "default", tag: null));

        Assert.DoesNotContain((await Plan(Pilot("canary"))).Manifests, manifest => manifest.Name == TagManifest.Name);
    }

    [Fact]
    public async Task The_revision_that_has_the_default_keeps_it()
    {
        _cluster.Put(Injector("istio-revision-tag-default", "canary", "default"));

        Assert.NotNull(Tag(await Plan(Pilot("canary"))));
    }

    [Fact]
    public async Task An_installation_of_the_default_revision_takes_the_default_and_puts_its_own_webhooks_out_of_action()
    {
        _cluster.Put(Injector("istio-revision-tag-default", "canary", "default"));

        MeshPlan plan = await Plan(Pilot(string.Empty));

        Assert.Contains(plan.Warnings, warning => warning.Contains("canary", StringComparison.Ordinal));
        Assert.False(TagLabels.IsActive(plan.Manifests[0].Resources.Single(resource => TagLabels.IsInjector(resource.Body)).Body));
        MeshMap tag = Tag(plan).Resources.Single(resource => TagLabels.IsInjector(resource.Body)).Body;
        Assert.Equal("istiod", tag.Maps("webhooks").First().FindMap("clientConfig")!.FindMap("service")!.FindText("name"));
    }

    [Fact]
    public async Task A_default_installation_on_an_empty_cluster_needs_no_tag_but_a_validator_for_what_names_no_revision()
    {
        MeshPlan plan = await Plan(Pilot(string.Empty));

        Assert.Equal("istiod-default-validator", Assert.Single(plan.Manifests).Resources[^1].Name);
        Assert.True(TagLabels.IsActive(plan.Manifests[0].Resources.Single(resource => TagLabels.IsInjector(resource.Body)).Body));
    }

    [Fact]
    public async Task A_default_installation_that_another_tool_made_comes_back_without_a_validator_that_it_did_not_have()
    {
        MeshManifest found = Pilot(string.Empty) with { Chart = string.Empty };

        Assert.Equal(found.Resources.Count, Assert.Single((await Plan(found)).Manifests).Resources.Count);
    }

    [Fact]
    public async Task A_tag_that_a_user_made_is_left_alone()
    {
        _cluster.Put(OfUser(Injector("istio-revision-tag-default", "canary", "default")));

        Assert.DoesNotContain((await Plan(Pilot("canary"))).Manifests, manifest => manifest.Name == TagManifest.Name);
    }

    [Fact]
    public async Task The_default_revision_leaves_to_the_tag_of_a_user_what_that_injects_and_says_so()
    {
        _cluster.Put(OfUser(Injector("istio-revision-tag-default", "canary", "default")));

        MeshPlan plan = await Plan(Pilot(string.Empty));

        Assert.False(TagLabels.IsActive(Assert.Single(plan.Manifests).Resources.Single(resource => TagLabels.IsInjector(resource.Body)).Body));
        Assert.Contains("istio-revision-tag-default, which a user made, injects for revision canary", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_leaves_to_webhooks_without_labels_what_they_inject_and_says_so()
    {
        _cluster.Put("""
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"team-proxies"},
             "webhooks":[{"name":"proxies.istio.io","namespaceSelector":{"matchLabels":{"istio-injection":"enabled"}},
               "rules":[{"operations":["CREATE"],"apiGroups":[""],"resources":["pods"]}]}]}
            """);

        MeshPlan plan = await Plan(Pilot("canary"));

        Assert.DoesNotContain(plan.Manifests, manifest => manifest.Name == TagManifest.Name);
        Assert.StartsWith("team-proxies injects what names no revision", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planning_the_manifests_of_a_plan_again_adds_no_second_tag()
    {
        MeshPlan first = await Plan(Pilot("canary"));

        MeshPlan second = await Plan([.. first.Manifests]);

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Single(second.Manifests, manifest => manifest.Name == TagManifest.Name);
    }

    private static MeshManifest Tag(MeshPlan plan) => Assert.Single(plan.Manifests, manifest => manifest.Name == TagManifest.Name);

    private Task<MeshPlan> Plan(params MeshManifest[] manifests) => InstallPlanner.PlanAsync(_cluster, "test", manifests, new PlanOptions(), default);

    private static MeshManifest Pilot(string revision)
    {
        string suffix = revision.Length == 0 ? string.Empty : "-" + revision;
        string named = revision.Length == 0 ? "default" : revision;
        MeshManifest bare = TestManifests.Component(
            "Pilot",
            [],
            $$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"istiod{{{suffix}}}","namespace":"istio-system","labels":{"istio":"pilot"}},"spec":{"ports":[{"port":443}]}}""",
            Injector("istio-sidecar-injector" + suffix, named, tag: null),
            $$$"""{"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"istio-validator{{{suffix}}}-istio-system"},"webhooks":[{"name":"rev.validation.istio.io","clientConfig":{"service":{"name":"istiod{{{suffix}}}","namespace":"istio-system","path":"/validate"}},"failurePolicy":"Ignore"}]}""");
        return SandboxMesh.InRevision(bare, revision);
    }

    private static string OfUser(string injector) => injector.Replace("\"operator.istio.io/component\":\"Pilot\",", string.Empty, StringComparison.Ordinal);

    private static string Injector(string name, string revision, string? tag) =>
        $$$"""
        {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"{{{name}}}","labels":{"app":"sidecar-injector",
         "operator.istio.io/component":"Pilot",{{{(tag is null ? string.Empty : $"\"istio.io/tag\":\"{tag}\",")}}}"istio.io/rev":"{{{revision}}}"}},
         "webhooks":[{"name":"rev.namespace.sidecar-injector.istio.io","clientConfig":{"service":{"name":"istiod{{{(revision == "default" ? string.Empty : "-" + revision)}}}","namespace":"istio-system","path":"/inject"}},
           "rules":[{"operations":["CREATE"],"apiGroups":[""],"resources":["pods"]}],
           "namespaceSelector":{"matchExpressions":[{"key":"istio.io/rev","operator":"In","values":["{{{tag ?? revision}}}"]},{"key":"istio-injection","operator":"DoesNotExist"}]}}]}
        """;
}
