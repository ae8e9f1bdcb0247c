using CsCheck;
using MeshInstall.Engine.Checking.Webhooks;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Engine.Tests.ControlPlaneChart;

namespace MeshInstall.Engine.Tests.Checking.Webhooks;

public sealed class WebhookOverlapTests
{
    private static readonly string[] Keys = ["a", "b"];
    private static readonly string?[] Values = [null, "1", "2", "fresh"];

    [Theory]
    [InlineData("{}")]
    [InlineData("{revision: canary, revisionTags: [prod, stage]}")]
    [InlineData("{sidecarInjectorWebhook: {enableNamespacesByDefault: true}}")]
    public void The_webhooks_of_one_control_plane_do_not_overlap(string values) => Assert.Empty(WebhookOverlap.Find(Configurations(values)));

    [Fact]
    public void Control_planes_of_different_revisions_do_not_overlap() =>
        Assert.Empty(WebhookOverlap.Find([.. Configurations("{}"), .. Configurations("{revision: canary, revisionTags: [prod]}")]));

    [Fact]
    public void A_second_configuration_for_the_same_pods_is_refused_with_labels_that_both_match()
    {
        MeshMap live = Renamed(Configurations("{}")[0], "other-injector");

        MeshException error = Assert.Throws<MeshException>(() => WebhookOverlap.Require([live], Configurations("{}")));

        Assert.Equal(("WebhookOverlap", MeshErrorKind.Conflict), (error.ErrorId, error.Kind));
        Assert.Contains("Webhook overlaps with others", error.Message, StringComparison.Ordinal);
        Assert.Contains("other-injector/namespace.sidecar-injector.istio.io both match", error.Message, StringComparison.Ordinal);
        Assert.Contains("in namespaces labelled istio-injection=enabled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_wanted_configurations_for_the_same_pods_are_refused_at_once() =>
        Assert.Throws<MeshException>(() => WebhookOverlap.Require([], [.. Configurations("{}"), Renamed(Configurations("{}")[0], "second")]));

    [Fact]
    public void The_same_configuration_installed_again_takes_the_place_of_itself() => WebhookOverlap.Require(Configurations("{}"), Configurations("{}"));

    [Fact]
    public void Overlaps_that_were_there_before_are_not_refused()
    {
        MeshMap[] live = [Renamed(Configurations("{}")[0], "one"), Renamed(Configurations("{}")[0], "two")];

        WebhookOverlap.Require(live, Configurations("{revision: canary}"));
    }

    [Fact]
    public void Webhooks_that_are_switched_off_overlap_with_nothing()
    {
        MeshMap off = Configuration("off", """{"matchLabels":{"istio.io/deactivated":"never-match"}}""", """{"matchLabels":{"istio.io/deactivated":"never-match"}}""");

        Assert.Empty(WebhookOverlap.Find([off, Renamed(off, "off too"), .. Configurations("{}")]));
    }

    [Fact]
    public void Webhooks_of_others_may_match_what_they_like()
    {
        MeshMap other = TestClient.Map("""{"metadata":{"name":"policy"},"webhooks":[{"name":"mutate.policy.test","rules":[{"operations":["*"],"apiGroups":["*"],"resources":["*"]}]}]}""");

        Assert.Empty(WebhookOverlap.Find([other, .. Configurations("{}")]));
    }

    [Fact]
    public void Where_expressions_may_keep_them_apart_it_is_not_certain_and_not_refused()
    {
        MeshMap live = Configuration("conditional", "{}", "{}", """,{"expression":"false","name":"never"}""");

        Assert.All(WebhookOverlap.Find([live, .. Configurations("{}")]), pair => Assert.False(pair.IsCertain));
        WebhookOverlap.Require([live], Configurations("{}"));
    }

    [Fact]
    public void A_pair_overlaps_exactly_when_some_labels_match_both()
    {
        Gen<string> requirement = Gen.Select(
            OneOf(Keys), OneOf("In", "NotIn", "Exists", "DoesNotExist"), OneOf("\"1\"", "\"2\"", "\"1\",\"2\""),
            (key, kind, values) => $$"""{"key":"{{key}}","operator":"{{kind}}"{{(kind.EndsWith("In", StringComparison.Ordinal) ? $",\"values\":[{values}]" : "")}}}""");
        Gen<string> selector = requirement.Array[0, 4].Select(requirements => $$"""{"matchExpressions":[{{string.Join(',', requirements)}}]}""");

        Gen.Select(selector, selector).Sample((first, second) =>
        {
            LabelConstraints both = LabelConstraints.Of(TestClient.Map(first)).And(LabelConstraints.Of(TestClient.Map(second)));
            bool expected = Combinations().Any(labels => Matches(first, labels) && Matches(second, labels));

            Assert.Equal(expected, both.CanBeMet);
            if (expected)
            {
                IReadOnlyDictionary<string, string> example = both.Example();
                Assert.True(Matches(first, example) && Matches(second, example));
            }
        });
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static IEnumerable<Dictionary<string, string>> Combinations() => Values.SelectMany(a => Values.Select(b =>
        new[] { ("a", a), ("b", b) }.Where(label => label.Item2 is not null).ToDictionary(label => label.Item1, label => label.Item2!)));

    private static bool Matches(string selector, IReadOnlyDictionary<string, string> labels) =>
        TestClient.Map(selector).FindList("matchExpressions")!.Cast<MeshMap>().All(expression =>
        {
            string? value = labels.GetValueOrDefault(expression.FindText("key")!);
            string[] values = [.. expression.FindList("values")?.Select(item => item.ToString()!) ?? []];
            return expression.FindText("operator") switch
            {
                "In" => values.Contains(value),
                "NotIn" => !values.Contains(value),
                "Exists" => value is not null,
                _ => value is null,
            };
        });

    private static MeshMap[] Configurations(string values) =>
        [.. ControlPlane.Objects(values).Where(resource => resource.Kind == "MutatingWebhookConfiguration").Select(resource => resource.Body)];

    private static MeshMap Renamed(MeshMap configuration, string name) =>
        configuration.With("metadata", configuration.FindMap("metadata")!.With("name", new MeshScalar(name)));

    private static MeshMap Configuration(string name, string namespaces, string pods, string conditions = "") => TestClient.Map(
        $$$"""{"metadata":{"name":"{{{name}}}"},"webhooks":[{"name":"x.istio.io","namespaceSelector":{{{namespaces}}},"objectSelector":{{{pods}}},"matchConditions":[{{{conditions.TrimStart(',')}}}],"rules":[{"operations":["CREATE"],"apiGroups":[""],"resources":["pods"]}]}]}""");
}
