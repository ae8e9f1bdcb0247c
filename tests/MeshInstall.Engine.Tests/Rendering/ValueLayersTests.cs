using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class ValueLayersTests
{
    private static readonly ValueLayers Layers = new(Path.Combine(RepositoryFolder.Charts, "layers"));

    [Theory]
    [InlineData("profile: nope", "ProfileNotFound", "ambient, demo, preview, remote, stable")]
    [InlineData("global: {platform: aks}", "PlatformNotFound", "gke, k3d, k3s, microk8s, minikube, openshift")]
    [InlineData("compatibilityVersion: '1.2'", "CompatibilityVersionNotFound", "1.25, 1.26, 1.27, 1.28, 1.29")]
    [InlineData("profile: ../profile-demo", "ProfileNotFound", "ambient")]
    public void An_unknown_layer_is_an_error_that_names_the_known_ones(string user, string errorId, string known)
    {
        MeshException error = Assert.Throws<MeshException>(() => Layers.For(Parse(user)));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(known, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Platform_wins_over_compatibility_and_that_over_the_profile()
    {
        MeshMap layer = Layers.For(Parse("profile: ambient\ncompatibilityVersion: '1.25'\nglobal: {platform: openshift}"));

        Assert.Equal("multus", layer.FindMap("cni")!.FindText("provider"));
        Assert.True(layer.FindMap("cni")!.FindMap("ambient")!.FindBoolean("enabled"));
        Assert.False(layer.FindMap("cni")!.FindMap("ambient")!.FindBoolean("reconcileIptablesOnStartup"));
        Assert.Equal("true", layer.FindMap("pilot")!.FindMap("env")!.FindText("PILOT_ENABLE_AMBIENT"));
    }

    [Fact]
    public void The_user_wins_over_the_layer_and_that_over_the_chart()
    {
        MeshMap values = Resolve("Pilot", "a: chart\nb: chart\nc: chart", "b: layer\nc: layer", "c: user");

        Assert.Equal("chart layer user", $"{values["a"]} {values["b"]} {values["c"]}");
        Assert.Equal("{\"c\":\"user\"}", values.FindMap("_original")!.ToString());
    }

    [Fact]
    public void Settings_under_the_component_also_stand_at_the_root_of_its_own_chart()
    {
        Assert.Equal("user", Resolve("Pilot", "x: chart", "pilot: {x: layer}", "pilot: {x: user}").FindText("x"));
        Assert.Equal("layer", Resolve("Cni", "x: chart", "cni: {x: layer}", "{}").FindText("x"));
        Assert.Equal("chart", Resolve("Base", "x: chart", "global: {x: layer}", "{}").FindText("x"));
    }

    [Fact]
    public void Global_settings_stand_at_the_root_of_ztunnel_below_its_own()
    {
        MeshMap values = Resolve("Ztunnel", "hub: chart\ntag: chart\nvariant: chart", "global: {variant: layer}", "tag: own\nglobal: {hub: user, tag: user}");

        Assert.Equal("user own layer", $"{values["hub"]} {values["tag"]} {values["variant"]}");
    }

    private static MeshMap Resolve(string component, string defaults, string layer, string user) =>
        ChartValues.Resolve(ComponentCatalog.Find(component)!, Parse(defaults), Parse(layer), Parse(user));

    private static MeshMap Parse(string yaml) => (MeshMap)YamlReader.ReadSingle(yaml, "test")!;
}
