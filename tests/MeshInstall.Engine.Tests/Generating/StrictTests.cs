using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Tests.Oracle;
using MeshInstall.Engine.Tests.Rendering;

namespace MeshInstall.Engine.Tests.Generating;

public sealed class StrictTests
{
    public static TheoryData<string> Profiles => new(OracleCases.Profiles);

    [Fact]
    public async Task An_overlay_of_an_object_that_is_not_there_is_an_error_that_names_those_there_are()
    {
        MeshException error = await FailAsync("""
            components:
              pilot:
                k8s:
                  overlays:
                  - {kind: Service, name: pilot, patches: [{path: spec.type, value: NodePort}]}
            """);

        Assert.Equal(("PatchWithoutTarget", MeshErrorKind.NotFound), (error.ErrorId, error.Kind));
        Assert.Contains("Service objects of this component: istiod", error.Message, StringComparison.Ordinal);
        Assert.Contains("user.yaml:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_for_an_object_that_the_chart_does_not_make_is_an_error()
    {
        MeshException error = await FailAsync("values: {pilot: {autoscaleEnabled: false}}\ncomponents: {pilot: {k8s: {hpaSpec: {maxReplicas: 7}}}}");

        Assert.Equal("PatchWithoutTarget", error.ErrorId);
        Assert.Contains("k8s.hpaSpec", error.Message, StringComparison.Ordinal);
        Assert.Contains("HorizontalPodAutoscaler", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_finds_nothing_is_named_at_once()
    {
        MeshException error = await FailAsync("""
            components:
              pilot:
                k8s:
                  overlays:
                  - {kind: Service, name: first, patches: []}
                  - {kind: NoSuchKind, name: second, patches: []}
            """);

        Assert.Contains("'first'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'second'", error.Message, StringComparison.Ordinal);
        Assert.Contains("kinds of this component: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Profiles_have_no_setting_that_finds_nothing(string profile) =>
        await RenderAsync(TestConfig.Of(profile));

    [Fact]
    public async Task An_overlay_that_finds_its_object_is_applied()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(TestConfig.Of(
            "minimal", "components: {pilot: {k8s: {overlays: [{kind: Service, name: istiod, patches: [{path: spec.type, value: NodePort}]}]}}}"));

        Assert.Equal("NodePort", manifests[^1].Resources.Single(resource => resource.Kind == "Service").Body.TextAt("spec.type"));
    }

    private static Task<MeshException> FailAsync(string spec) => Assert.ThrowsAsync<MeshException>(() => RenderAsync(TestConfig.Of("minimal", spec)));

    private static Task<IReadOnlyList<MeshManifest>> RenderAsync(MeshConfig config) =>
        ManifestRenderer.RenderAsync(config, new RenderOptions { ChartRoot = RepositoryFolder.Charts, IsStrict = true }, CancellationToken.None);
}
