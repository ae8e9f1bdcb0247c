using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Files;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class ConfigWriterTests
{
    private static MeshConfig Sample => ShippedProfiles.Profile("demo").WithLayers(
    [
        ConfigReader.ReadText("metadata: {name: control-plane}\nspec:\n  meshConfig:\n    accessLogFile: /dev/stdout\n", "in.yaml"),
        SetExpression.Parse("tag=1.30").ToLayer(),
        SetExpression.Parse("components.ingressGateways.[name:istio-ingressgateway].enabled=false").ToLayer(),
    ]);

    [Theory]
    [InlineData(ConfigView.Resolved)]
    [InlineData(ConfigView.User)]
    public void What_is_written_resolves_to_the_same_document(ConfigView view)
    {
        MeshConfig again = ShippedProfiles.Config(ConfigReader.ReadText(ConfigWriter.ToYaml(Sample, view), "out.yaml"));
        Assert.Equal(Sample.Document, again.Document);
        again = ShippedProfiles.Config(ConfigReader.ReadText(ConfigWriter.ToJson(Sample, view), "out.json"));
        Assert.Equal(Sample.Document, again.Document);
    }

    [Fact]
    public void The_view_of_the_user_holds_what_the_user_said_and_the_profile()
    {
        const string Expected = """
            apiVersion: install.istio.io/v1alpha1
            kind: IstioOperator
            metadata:
              name: control-plane
            spec:
              profile: demo
              meshConfig:
                accessLogFile: /dev/stdout
              tag: "1.30"
              components:
                ingressGateways:
                - name: istio-ingressgateway
                  enabled: false

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), ConfigWriter.ToYaml(Sample, ConfigView.User));
    }

    [Theory]
    [InlineData(MeshListStrategy.Append)]
    [InlineData(MeshListStrategy.Merge)]
    public void Items_added_to_the_lists_of_the_profile_are_written_with_those(MeshListStrategy strategy)
    {
        MeshConfig config = ShippedProfiles.Config(ConfigReader.ReadText("spec: {components: {ingressGateways: [{name: second}]}}", "in.yaml", strategy));
        MeshConfig again = ShippedProfiles.Config(ConfigReader.ReadText(ConfigWriter.ToYaml(config, ConfigView.User), "out.yaml"));
        Assert.Equal(2, again.Spec.FindMap("components")!.FindList("ingressGateways")!.Count);
        Assert.Equal(config.Document, again.Document);
    }

    [Fact]
    public async Task A_file_is_replaced_whole()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("out.yaml", "a much longer text that stood here before\n");
        await TextFile.WriteAsync(path, "spec: {}\n", CancellationToken.None);
        Assert.Equal("spec: {}\n", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error()
    {
        using TemporaryFolder folder = new();
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TextFile.WriteAsync(Path.Combine(folder.Path, "no", "out.yaml"), "x", CancellationToken.None));
        Assert.Equal(("FileNotWritten", MeshErrorKind.Write), (error.ErrorId, error.Kind));
    }
}
