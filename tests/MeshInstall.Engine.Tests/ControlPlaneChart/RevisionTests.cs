namespace MeshInstall.Engine.Tests.ControlPlaneChart;

public sealed class RevisionTests
{
    [Fact]
    public void Two_revisions_in_one_cluster_share_no_object()
    {
        IEnumerable<string> shared = ControlPlane.Objects("{autoscaleMin: 2}").Select(resource => resource.ToString())
            .Intersect(ControlPlane.Objects("{revision: canary, autoscaleMin: 2}").Select(resource => resource.ToString()));

        Assert.Empty(shared);
    }

    [Theory]
    [InlineData("", "canary")]
    [InlineData("canary", "")]
    [InlineData("a", "b")]
    public void A_revision_selects_its_own_pods_and_not_those_of_another(string mine, string other)
    {
        string values = $"{{revision: '{mine}', autoscaleMin: 2}}";
        MeshMap[] selectors =
        [
            (MeshMap)ControlPlane.Only("Deployment", values).At("spec.selector.matchLabels")!,
            (MeshMap)ControlPlane.Only("Service", values).At("spec.selector")!,
            (MeshMap)ControlPlane.Only("PodDisruptionBudget", values).At("spec.selector.matchLabels")!,
        ];

        Assert.All(selectors, selector => Assert.True(Selects(selector, PodLabels(mine))));
        Assert.All(selectors, selector => Assert.False(Selects(selector, PodLabels(other))));
    }

    [Fact]
    public void A_tag_is_a_service_and_webhooks_that_lead_to_the_revision()
    {
        IReadOnlyList<MeshResource> objects = ControlPlane.Objects("{revision: v2, revisionTags: [prod]}");

        MeshMap service = Assert.Single(objects, resource => resource is { Kind: "Service", Name: "istiod-revision-tag-prod" }).Body;
        Assert.Equal("v2", service.FindMap("spec")!.FindMap("selector")!.FindText("istio.io/rev"));
        MeshMap webhooks = Assert.Single(objects, resource => resource.Name == "istio-revision-tag-prod").Body;
        Assert.Equal("prod", webhooks.FindMap("metadata")!.FindMap("labels")!.FindText("istio.io/tag"));
        Assert.All(webhooks.FindList("webhooks")!, webhook => Assert.Equal("istiod-v2", webhook.At("clientConfig.service.name")!.ToString()));
    }

    [Fact]
    public void A_control_plane_in_another_namespace_has_webhooks_of_its_own_name()
    {
        IEnumerable<string> names = ControlPlane.Objects("{revisionTags: [prod]}", "mesh")
            .Where(resource => resource.Kind == "MutatingWebhookConfiguration").Select(resource => resource.Name);

        Assert.Equal(["istio-revision-tag-prod-mesh", "istio-sidecar-injector-mesh"], names.Order(StringComparer.Ordinal));
    }

    private static MeshMap PodLabels(string revision) =>
        (MeshMap)ControlPlane.Only("Deployment", $"{{revision: '{revision}'}}").At("spec.template.metadata.labels")!;

    private static bool Selects(MeshMap selector, MeshMap labels) => selector.All(entry => entry.Value.Equals(labels.Find(entry.Key)));
}
