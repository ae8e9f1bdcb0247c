using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Tests.Rendering;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Engine.Tests.Validation;

/// <summary>What the charts in use say of the values: fields that only they know, fields they lack, and their schemas.</summary>
public sealed class ChartFieldTests
{
    private const string IstiosSource = "sources: [https://github.com/istio/istio]\n";

    private const string PilotTemplate = "{{ .Values.fromTemplate }} {{ .Values.global.meshID }} {{ .Values.global.mine }} {{ .Values.cpu }} {{ .Values.image }} {{ dig \"global\" \"dug\" 1 .Values }}\n";

    private const string PilotValues = """
        _internal_defaults_do_not_set:
          image: pilot
          warpDrive: {factor: 9, coils: {left: 1}, extra: {}}
          global: {hub: docker.io/istio, beacon: ""}
        """;

    [Theory]
    [InlineData("pilot: {warpDrive: {factor: 10}}")]
    [InlineData("pilot: {warpDrive: {coils: {left: 2}, extra: {anything: [1]}}}")]
    [InlineData("pilot: {fromTemplate: x}")]
    [InlineData("global: {beacon: lit, mine: 1, dug: 2}")]
    public async Task A_field_that_only_the_chart_knows_is_right(string values) => Assert.Empty(await IssuesAsync(values));

    [Theory]
    [InlineData("pilot: {warpDrve: {factor: 10}}", "Error UnknownField spec.values.pilot.warpDrve", "'warpDrive'")]
    [InlineData("pilot: {autoscaleEnbled: true}", "Error UnknownField spec.values.pilot.autoscaleEnbled", "'autoscaleEnabled'")]
    [InlineData("global: {beakon: lit}", "Error UnknownField spec.values.global.beakon", "'beacon'")]
    [InlineData("pilot: {cpu: {bogus: 1}}", "Error UnknownField spec.values.pilot.cpu.bogus", "targetAverageUtilization")]
    [InlineData("pilot: {warpDrive: 5}", "Error WrongType spec.values.pilot.warpDrive", "map")]
    [InlineData("pilot: {warpDrive: {factr: 5}}", "Warning UnknownField spec.values.pilot.warpDrive.factr", "'factor'")]
    public async Task A_field_that_neither_the_chart_nor_the_table_knows_is_an_error_with_what_was_meant(string values, string expected, string meant)
    {
        MeshValidationIssue issue = (await IssuesAsync(values)).Only();
        Assert.Equal([expected], new[] { issue }.Lines());
        Assert.Contains(meant, issue.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_the_release_does_not_read_is_a_warning_that_names_the_release()
    {
        MeshValidationIssue issue = (await IssuesAsync("pilot: {trafficDistribution: PreferClose, image: pilot}\nglobal: {nativeNftables: true, meshID: m}"))
            .First(issue => issue.Path == "spec.values.pilot.trafficDistribution");
        Assert.Equal(("FieldNotInChart", MeshSeverity.Warning), (issue.Id, issue.Severity));
        Assert.Contains("istiod-1.22.0 (of 1.22.3)", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_below_one_that_the_release_lacks_and_fields_it_reads_are_not_mentioned() => Assert.Equal(
        ["Warning FieldNotInChart spec.values.global.nativeNftables"],
        (await IssuesAsync("pilot: {image: pilot}\nglobal: {nativeNftables: true, meshID: m}")).Lines());

    [Fact]
    public async Task A_field_of_a_component_without_a_chart_in_use_is_held_against_the_table_alone() => Assert.Equal(
        ["Error UnknownField spec.values.cni.warpDrive"], (await IssuesAsync("cni: {warpDrive: {}, ambient: {enabled: true}}")).Lines());

    [Theory]
    [InlineData("pilot: {unheardOf: 1}", "Warning UnknownField spec.values.pilot.unheardOf")]
    [InlineData("pilot: {image: 5}", "Warning WrongType spec.values.pilot.image")]
    [InlineData("cni: {unheardOf: 1}", "Error UnknownField spec.values.cni.unheardOf")]
    public async Task Values_of_a_chart_that_is_not_Istios_are_warnings_at_most(string values, string expected) => Assert.Equal(
        [expected], (await IssuesAsync(values, source: "sources: [https://example.com/fork]\n")).Lines());

    [Theory]
    [InlineData("pilot: {image: pilot}\nglobal: {meshID: 7x}", "")]
    [InlineData("global: {meshID: seven}", "Error ValueNotInSchema spec.values.global.meshID")]
    public async Task The_schema_of_the_chart_is_kept(string values, string expected)
    {
        string schema = """{"properties": {"global": {"properties": {"meshID": {"type": "string", "pattern": "^[0-9]"}}}}}""";
        Assert.Equal(expected.Length == 0 ? [] : [expected], (await IssuesAsync(values, schema)).Lines());
    }

    [Fact]
    public async Task A_schema_is_kept_in_charts_that_are_not_Istios_as_well() => Assert.Equal(
        ["Error ValueNotInSchema spec.values.global.meshID"],
        (await IssuesAsync("global: {meshID: seven}", """{"properties": {"global": {"properties": {"meshID": {"maxLength": 2}}}}}""", "sources: []\n")).Lines());

    [Fact]
    public async Task A_removed_field_is_not_called_removed_where_the_charts_release_still_has_it()
    {
        const string Removed = "global: {oneNamespace: true}";
        Assert.Contains(await IssuesAsync(Removed), issue => issue.Id == "RemovedField");
        Assert.Empty(await IssuesAsync(Removed, values: "defaults: {global: {oneNamespace: false}}"));
    }

    [Fact]
    public async Task The_gateway_chart_takes_only_what_can_be_translated_for_it()
    {
        using ChartFolder gateway = Chart("gateway", IstiosSource, "{}", "{{ .Values.name }}");
        MeshConfig config = TestConfig.Of("empty", """
            components: {ingressGateways: [{name: edge, enabled: true}]}
            values: {gateways: {istio-ingressgateway: {type: NodePort, secretVolumes: []}}}
            """);
        Assert.Equal(["Warning FieldNotInChart spec.values.gateways.istio-ingressgateway.secretVolumes"], (await ValidateAsync(config, "IngressGateways", gateway)).Lines());
    }

    [Fact]
    public void An_issue_can_be_turned_into_a_warning() => Assert.Equal(
        ["Warning UnknownField spec.foo"], Validated.Spec("foo: 1").Select(issue => issue.AsWarning()).ToArray().Lines());

    private static async Task<IReadOnlyList<MeshValidationIssue>> IssuesAsync(
        string user, string schema = "", string source = IstiosSource, string values = PilotValues)
    {
        using ChartFolder chart = Chart("istiod", source, values, PilotTemplate);
        if (schema.Length > 0)
        {
            chart.Write("values.schema.json", schema);
        }

        string spec = "values:\n" + string.Join('\n', user.Split('\n').Select(line => "  " + line));
        return await ValidateAsync(TestConfig.Of("empty", "components: {pilot: {enabled: true}}\n" + spec), "Pilot", chart);
    }

    private static ChartFolder Chart(string name, string source, string values, string template) => new ChartFolder(values)
        .Write("Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 1.22.0\nappVersion: 1.22.3\n{source}")
        .Write("templates/all.yaml", template);

    private static async Task<IReadOnlyList<MeshValidationIssue>> ValidateAsync(MeshConfig config, string component, ChartFolder chart)
    {
        PackageReference reference = new() { Components = new Dictionary<string, string> { [component] = chart.Path } };
        ChartPackage package = await ChartPackages.OpenAsync(reference, CancellationToken.None);
        return await new ConfigValidator().ValidateAsync(config, package, CancellationToken.None);
    }
}
