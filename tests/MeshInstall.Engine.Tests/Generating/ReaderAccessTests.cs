namespace MeshInstall.Engine.Tests.Generating;

/// <summary>The access with which other clusters of the mesh read this one.</summary>
public sealed class ReaderAccessTests
{
    private const string Account = "istio-reader-service-account";
    private const string Off = "values.global.enableReaderRBAC=false";
    private const string Everything = "values.global.resourceScope=all";

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, null)]
    [InlineData(ChartSet.BuiltIn, "canary")]
    [InlineData(ChartSet.OfIstio, null)]
    [InlineData(ChartSet.OfIstio, "canary")]
    public async Task It_is_given_unless_the_user_says_otherwise(ChartSet charts, string? revision)
    {
        GeneratedMesh mesh = await DefaultAsync(charts, revision, "values.global.istioNamespace=istio-system");

        Assert.NotNull(mesh.Find("ServiceAccount", Account));
        Assert.Single(Access(mesh, "ClusterRole"));
        MeshResource binding = Assert.Single(Access(mesh, "ClusterRoleBinding"));
        Assert.Equal(Account, binding.Body.TextAt("subjects[0].name"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, null)]
    [InlineData(ChartSet.BuiltIn, "canary")]
    [InlineData(ChartSet.OfIstio, null)]
    [InlineData(ChartSet.OfIstio, "canary")]
    public async Task It_can_be_left_out(ChartSet charts, string? revision)
    {
        GeneratedMesh mesh = await DefaultAsync(charts, revision, Off);

        Assert.Null(mesh.Find("ServiceAccount", Account));
        Assert.Empty(Access(mesh, "ClusterRole").Concat(Access(mesh, "ClusterRoleBinding")));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Without_a_gateway_it_can_be_left_out_as_well(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(charts, "spec: {profile: minimal}", Everything, Off);

        Assert.Null(mesh.Find("ServiceAccount", Account));
    }

    [SkippableFact]
    public async Task It_can_be_given_to_an_account_that_exists_already_since_the_release_after_1_30()
    {
        GeneratedMesh mesh = await DefaultAsync(
            ChartSet.OfNewestIstio, null, "values.global.readerServiceAccount.name=watcher", "values.global.readerServiceAccount.namespace=outlook");

        Assert.Null(mesh.Find("ServiceAccount", Account));
        MeshResource binding = Assert.Single(Access(mesh, "ClusterRoleBinding"));
        Assert.Equal(("watcher", "outlook"), (binding.Body.TextAt("subjects[0].name"), binding.Body.TextAt("subjects[0].namespace")));
        Assert.Single(Access(mesh, "ClusterRole"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    [InlineData(ChartSet.OfNewestIstio)]
    public async Task Left_out_it_does_not_name_an_account_that_exists_either(ChartSet charts)
    {
        GeneratedMesh mesh = await DefaultAsync(
            charts, null, Off, "values.global.readerServiceAccount.name=watcher", "values.global.readerServiceAccount.namespace=outlook");

        Assert.Null(mesh.Find("ServiceAccount", Account));
        Assert.Null(mesh.Find("ServiceAccount", "watcher"));
        Assert.Empty(Access(mesh, "ClusterRole").Concat(Access(mesh, "ClusterRoleBinding")));
        Assert.DoesNotContain(mesh.Of("ClusterRoleBinding"), binding => binding.Body.TextAt("subjects[0].name") == "watcher");
    }

    private static Task<GeneratedMesh> DefaultAsync(ChartSet charts, string? revision, params string[] settings) => GeneratedMesh.OfTextAsync(
        charts, "spec: {profile: default}", [Everything, .. settings, .. revision is null ? Array.Empty<string>() : [$"revision={revision}"]]);

    private static IEnumerable<MeshResource> Access(GeneratedMesh mesh, string kind) =>
        mesh.Of(kind).Where(resource => resource.Name.StartsWith("istio-reader-clusterrole-", StringComparison.Ordinal));
}
