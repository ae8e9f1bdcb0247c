using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Tests.ControlPlaneChart;

public sealed partial class InjectionTemplateTests
{
    private static readonly string[] Names = ["agentgateway", "gateway", "grpc-agent", "grpc-simple", "kube-gateway", "sidecar", "waypoint"];

    public static TheoryData<string> BuiltIn() => [.. Names];

    [Fact]
    public void The_injector_has_a_template_for_every_kind_of_proxy() =>
        Assert.Equal(Names, Templates("{}").Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_template_reaches_istiod_with_its_expressions_whole(string name)
    {
        string text = Templates("{}").FindText(name)!;
        string[] actions = [.. Actions().Matches(text).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(actions);
        Assert.DoesNotContain("{{", Whole().Replace(text, string.Empty), StringComparison.Ordinal);
        Assert.Equal(actions.Count(action => action is "if" or "range" or "with" or "define"), actions.Count(action => action == "end"));
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_template_brings_every_piece_that_it_uses(string name)
    {
        string text = Templates("{}").FindText(name)!;
        IEnumerable<string> Pieces(string action) => new Regex($"\\{{\\{{-? ?{action} \"([^\"]+)\"", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            .Matches(text).Select(match => match.Groups[1].Value);

        Assert.Empty(Pieces("template").Except(Pieces("define")));
    }

    [Fact]
    public void A_template_of_the_users_takes_the_place_of_the_built_in_one_or_stands_beside_it()
    {
        MeshMap templates = Templates("{sidecarInjectorWebhook: {templates: {sidecar: 'spec: {{ .Spec }}', own: 'metadata: {}'}}}");

        Assert.Equal("spec: {{ .Spec }}", templates.FindText("sidecar"));
        Assert.Equal("metadata: {}", templates.FindText("own"));
        Assert.Equal(Names.Length + 1, templates.Count);
    }

    [Fact]
    public void The_templates_see_the_values_that_proxies_depend_on()
    {
        MeshMap values = ControlPlane.Data("istio-sidecar-injector", "values", "{cni: {enabled: true}, global: {network: n1}, gateways: {other: x}}");

        Assert.Equal("true", values.At("pilot.cni.enabled")!.ToString());
        Assert.Equal("n1", values.At("global.network")!.ToString());
        Assert.Equal(["seccompProfile", "securityContext"], values.FindMap("gateways")!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_injector_can_be_left_out() =>
        Assert.DoesNotContain(ControlPlane.Objects("{global: {omitSidecarInjectorConfigMap: true}}"), resource => resource.Name == "istio-sidecar-injector" && resource.Kind == "ConfigMap");

    private static MeshMap Templates(string values) => ControlPlane.Data("istio-sidecar-injector", "config", values).FindMap("templates")!;

    [GeneratedRegex(@"\{\{-?\s*(if|range|with|define|end)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Actions();

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Whole();
}
