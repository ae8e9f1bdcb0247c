namespace MeshInstall.Engine.Tests.Generating;

/// <summary>Objects that name or select each other do so rightly, within a revision and between two.</summary>
public sealed class SelectorTests
{
    private static readonly string[] Settings =
    [
        "values.gateways.istio-egressgateway.enabled=true", "values.gateways.istio-ingressgateway.autoscaleMin=2",
        "values.gateways.istio-egressgateway.autoscaleMin=2", "values.pilot.autoscaleMin=2",
    ];

    // Selectors of deployments cannot be changed; these are those of the releases since 1.5.
    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, null, "istiod", "istio=pilot")]
    [InlineData(ChartSet.BuiltIn, null, "istio-ingressgateway", "app=istio-ingressgateway,istio=ingressgateway")]
    [InlineData(ChartSet.BuiltIn, null, "istio-egressgateway", "app=istio-egressgateway,istio=egressgateway")]
    [InlineData(ChartSet.BuiltIn, "canary", "istiod-canary", "app=istiod,istio.io/rev=canary")]
    [InlineData(ChartSet.OfIstio, null, "istiod", "istio=pilot")]
    [InlineData(ChartSet.OfIstio, null, "istio-ingressgateway", "app=istio-ingressgateway,istio=ingressgateway")]
    [InlineData(ChartSet.OfIstio, null, "istio-egressgateway", "app=istio-egressgateway,istio=egressgateway")]
    [InlineData(ChartSet.OfIstio, "canary", "istiod-canary", "app=istiod,istio.io/rev=canary")]
    public async Task Service_budget_scaler_and_account_belong_to_the_deployment(ChartSet charts, string? revision, string name, string selector)
    {
        GeneratedMesh mesh = await OfRevisionAsync(charts, revision);
        MeshMap deployment = mesh.Get("Deployment", name);
        Dictionary<string, string> pods = deployment.LabelsAt("spec.template.metadata.labels");

        Assert.True(mesh.Get("PodDisruptionBudget", name).LabelsAt("spec.selector.matchLabels").Selects(pods));
        Assert.True(mesh.Get("Service", name).LabelsAt("spec.selector").Selects(pods));
        Assert.True(deployment.LabelsAt("spec.selector.matchLabels").Selects(pods));
        Assert.Equal(name, mesh.Get("HorizontalPodAutoscaler", name).TextAt("spec.scaleTargetRef.name"));
        Assert.NotNull(mesh.Find("ServiceAccount", deployment.TextAt("spec.template.spec.serviceAccountName")!));
        Assert.Equal(selector, string.Join(',', deployment.LabelsAt("spec.selector.matchLabels").Select(label => $"{label.Key}={label.Value}").Order()));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_revision_does_not_reach_into_another(ChartSet charts)
    {
        GeneratedMesh plain = await OfRevisionAsync(charts, null);
        GeneratedMesh canary = await OfRevisionAsync(charts, "canary");
        Dictionary<string, string> pods = plain.Get("Deployment", "istiod").LabelsAt("spec.template.metadata.labels");
        Dictionary<string, string> canaryPods = canary.Get("Deployment", "istiod-canary").LabelsAt("spec.template.metadata.labels");

        Assert.False(canary.Get("Service", "istiod-canary").LabelsAt("spec.selector").Selects(pods));
        Assert.False(plain.Get("Service", "istiod").LabelsAt("spec.selector").Selects(canaryPods));
        Assert.False(canary.Get("PodDisruptionBudget", "istiod-canary").LabelsAt("spec.selector.matchLabels").Selects(pods));
        Assert.False(plain.Get("PodDisruptionBudget", "istiod").LabelsAt("spec.selector.matchLabels").Selects(canaryPods));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Pods_of_the_release_before_are_still_selected_while_they_are_replaced(ChartSet charts)
    {
        GeneratedMesh plain = await OfRevisionAsync(charts, null);
        GeneratedMesh canary = await OfRevisionAsync(charts, "canary");
        Dictionary<string, string> old = new() { ["app"] = "istiod", ["istio"] = "pilot" };

        Assert.True(plain.Get("Service", "istiod").LabelsAt("spec.selector").Selects(old));
        Assert.True(plain.Get("PodDisruptionBudget", "istiod").LabelsAt("spec.selector.matchLabels").Selects(old));
        Assert.False(canary.Get("Service", "istiod-canary").LabelsAt("spec.selector").Selects(old));
        Assert.False(canary.Get("PodDisruptionBudget", "istiod-canary").LabelsAt("spec.selector.matchLabels").Selects(old));
    }

    private static Task<GeneratedMesh> OfRevisionAsync(ChartSet charts, string? revision) =>
        GeneratedMesh.OfSettingsAsync(charts, revision is null ? Settings : [.. Settings, $"revision={revision}"]);
}
