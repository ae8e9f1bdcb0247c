using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Comparing;

namespace MeshInstall.Engine.Tests.Comparing;

public sealed class ManifestComparerTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a, namespace: edge}
        spec:
          replicas: 1
          selector: {matchLabels: {app: a}}
          template: {spec: {containers: [{name: c, image: x}, {name: d, image: y}]}}
        """;

    [Fact]
    public void Equal_sets_have_no_differences_unless_equal_objects_are_asked_for()
    {
        Assert.Empty(Compare(Deployment, Deployment));
        Assert.Equal(MeshAction.Unchanged, Assert.Single(ManifestComparer.Compare(Set(Deployment), Set(Deployment), includeEqual: true)).Action);
    }

    [Theory]
    [InlineData("replicas: 1", "replicas: 2", MeshAction.Update, "spec.replicas")]
    [InlineData("image: y", "image: z", MeshAction.Restart, "spec.template.spec.containers[d].image")]
    [InlineData("{matchLabels: {app: a}}", "{matchLabels: {app: b}}", MeshAction.Recreate, "spec.selector.matchLabels.app")]
    [InlineData("replicas: 1", "templates: 1", MeshAction.Update, "spec.replicas spec.templates")]
    public void A_changed_field_tells_what_is_done(string before, string after, MeshAction action, string fields)
    {
        MeshManifestDifference difference = Assert.Single(Compare(Deployment, Deployment.Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal((action, fields), (difference.Action, string.Join(' ', difference.Fields.Select(field => field.Path))));
        Assert.Equal(action == MeshAction.Recreate ? ["spec.selector"] : [], difference.ImmutableFields);
    }

    [Fact]
    public void A_field_comes_with_both_values()
    {
        MeshFieldChange field = Assert.Single(Assert.Single(Compare(Deployment, Deployment.Replace("image: x", "image: w", StringComparison.Ordinal))).Fields);
        Assert.Equal(("x", "w"), (field.Before, field.After));
    }

    [Theory]
    [InlineData("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, roleRef: {name: x}}", "name: x", "name: y", MeshAction.Recreate)]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, immutable: true, data: {k: x}}", "k: x", "k: y", MeshAction.Recreate)]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: x}}", "k: x", "k: y", MeshAction.Update)]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {template: x}}", "template: x", "template: y", MeshAction.Update)]
    public void Kinds_differ_in_what_a_change_needs(string body, string before, string after, MeshAction action) =>
        Assert.Equal(action, Assert.Single(Compare(body, body.Replace(before, after, StringComparison.Ordinal))).Action);

    [Fact]
    public void New_objects_come_in_their_order_and_those_that_go_after_them()
    {
        IReadOnlyList<MeshManifestDifference> differences = Compare(
            "{apiVersion: v1, kind: Secret, metadata: {name: old, namespace: edge}}",
            "{apiVersion: v1, kind: Secret, metadata: {name: old, namespace: mesh}}\n---\n" + Deployment);
        Assert.Equal(["Create Secret mesh/old", "Create Deployment edge/a", "Delete Secret edge/old"], differences.Select(difference => difference.ToString()));
        Assert.Null(differences[0].Before);
        Assert.Null(differences[2].After);
    }

    [Fact]
    public void An_object_in_another_version_of_its_group_is_the_same_one()
    {
        MeshManifestDifference difference = Assert.Single(Compare(Deployment, Deployment.Replace("apps/v1", "apps/v2", StringComparison.Ordinal)));
        Assert.Equal("apiVersion", Assert.Single(difference.Fields).Path);
    }

    [Fact]
    public void Values_of_Secrets_are_hidden()
    {
        MeshManifestDifference difference = Assert.Single(Compare(
            "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {k: b2xk}}", "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {k: bmV3}}"));
        MeshFieldChange field = Assert.Single(difference.Fields);
        Assert.Equal(("data.k", "(hidden)", "(hidden)"), (field.Path, field.Before, field.After));
    }

    [Fact]
    public void Who_depends_on_the_component_is_told()
    {
        const string Labelled = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {operator.istio.io/component: KIND}}, data: {k: x}}";
        string[] kinds = ["Base", "Cni", "Ztunnel", "IngressGateways"];
        string before = string.Join("\n---\n", kinds.Select(kind => Labelled.Replace("KIND", kind, StringComparison.Ordinal).Replace("name: a", "name: " + kind.ToLowerInvariant(), StringComparison.Ordinal)));
        MeshManifestDifference[] differences = [.. Compare(before, before.Replace("k: x", "k: y", StringComparison.Ordinal))];
        Assert.Equal(
            ["Base: Cni Ztunnel IngressGateways", "Cni: Ztunnel", "Ztunnel: ", "IngressGateways: "],
            differences.Select(difference => $"{difference.Component}: {string.Join(' ', difference.Dependents)}"));
    }

    private static IReadOnlyList<MeshManifestDifference> Compare(string before, string after) => ManifestComparer.Compare(Set(before), Set(after));

    private static ComparedResource[] Set(string text) =>
        [.. YamlReader.ReadAll(text, "objects").Select(document => ComparedSet.Of(new MeshResource((MeshMap)document)))];
}
