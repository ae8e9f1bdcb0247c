using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Oracle;
using MeshInstall.Engine.Tests.Validation;

namespace MeshInstall.Engine.Tests.Generating;

/// <summary>Documents at the edges: empty, with nulls, with settings that choose something else.</summary>
public sealed class DocumentTests
{
    private const string Head = "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\n";

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task The_empty_profile_makes_nothing(ChartSet charts) =>
        Assert.Empty((await GeneratedMesh.OfTextAsync(charts, Head + "spec: {profile: empty}")).Resources);

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_setting_chooses_another_profile_than_the_document(ChartSet charts) =>
        Assert.NotNull((await GeneratedMesh.OfTextAsync(charts, Head + "spec: {profile: empty}", "profile=minimal")).Find("Deployment", "istiod"));

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, "spec:")]
    [InlineData(ChartSet.BuiltIn, "metadata:\n  namespace: istio-system\nspec:\n  values:")]
    [InlineData(ChartSet.BuiltIn, "spec:\n  components:")]
    [InlineData(ChartSet.BuiltIn, "metadata:\nspec:\n  meshConfig:\n  values:\n    global:")]
    [InlineData(ChartSet.OfIstio, "spec:")]
    [InlineData(ChartSet.OfIstio, "metadata:\n  namespace: istio-system\nspec:\n  values:")]
    [InlineData(ChartSet.OfIstio, "spec:\n  components:")]
    public async Task A_field_without_a_value_leaves_the_default_installation(ChartSet charts, string body) =>
        Assert.NotNull((await GeneratedMesh.OfTextAsync(charts, Head + body + "\n")).Find("Deployment", "istiod"));

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Nulls_among_the_values_turn_off_what_they_stand_for(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(charts, Head + "spec: {values: {global: {proxy: {lifecycle: null}}, pilot: {autoscaleEnabled: null}}}");

        Assert.NotNull(mesh.Find("Deployment", "istiod"));
        Assert.Null(mesh.Find("HorizontalPodAutoscaler", "istiod"));
    }

    [Fact]
    public void A_file_with_two_documents_is_an_error_that_names_the_second()
    {
        MeshException error = Assert.Throws<MeshException>(() => ConfigReader.ReadText($"{Head}spec: {{}}\n---\n{Head}spec: {{}}\n", "two.yaml"));

        Assert.Equal("ConfigSeveralDocuments", error.ErrorId);
        Assert.Contains("two.yaml:5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec: {profile: ambient, components: {ztunnel: {enabled: true, k8s: {tolerations: [{what: ever}]}}}}")]
    [InlineData("spec: {values: {global: {defaultTolerations: [{what: ever}]}}}")]
    public void A_toleration_that_is_none_is_an_error(string body) =>
        Assert.Contains(Validated.Document(Head + body), issue => issue.Severity == MeshSeverity.Error && issue.ToString()!.Contains("what", StringComparison.Ordinal));

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_field_that_nobody_knows_does_not_stop_the_rendering(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(charts, Head + "spec: {profile: empty, components: {pilot: {enabled: true}}, values: {global: {noSuchField: x}}}");

        Assert.NotNull(mesh.Find("Deployment", "istiod"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task The_same_configuration_gives_the_same_text(ChartSet charts) => Assert.Equal(
        (await GeneratedMesh.OfFileAsync(charts, "everything.yaml")).Text, (await GeneratedMesh.OfFileAsync(charts, "everything.yaml")).Text);

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task The_default_revision_is_the_one_without_a_name(ChartSet charts) => Assert.Equal(
        (await GeneratedMesh.OfFileAsync(charts, "everything.yaml", "revision=")).Text, (await GeneratedMesh.OfFileAsync(charts, "everything.yaml", "revision=default")).Text);

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task No_line_ends_in_a_space(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfSettingsAsync(charts, "values.gateways.istio-egressgateway.enabled=true");

        string[] lines = mesh.Text.Split('\n');
        Assert.DoesNotContain(lines, line => line.EndsWith(' '));
        Assert.True(lines.Length > 1000);
    }

    [SkippableFact]
    public async Task The_folder_of_charts_that_a_document_names_is_the_one_given_beside_it()
    {
        Skip.If(IstioSource.Root is null, "MESHINSTALL_ISTIO names no clone of Istio.");
        MeshConfig config = ConfigOf($"installPackagePath={IstioSource.Live}", "installPackagePath=/elsewhere", $"installPackagePath={IstioSource.Live}");

        Assert.Equal(IstioSource.Live, Engine.Rendering.Packages.PackageConfig.PackagePathOf(config));
        Assert.NotEmpty((await GeneratedMesh.OfLayersAsync(ChartSet.OfIstio, config.Layers)).Resources);
    }

    private static MeshConfig ConfigOf(params string[] settings) => Profiles.ShippedProfiles.Config([.. settings.Select(setting => SetExpression.Parse(setting).ToLayer())]);
}
