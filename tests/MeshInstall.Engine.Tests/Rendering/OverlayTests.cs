using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Rendering.Patching;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class OverlayTests
{
    private const string Body = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod, annotations: {example.com/a: "1"}}
        spec:
          replicas: 1
          template:
            spec:
              containers:
              - name: discovery
                args: [discovery, --log=info, --port=15014]
                ports: [{containerPort: 8080}, {containerPort: 15010}]
              - name: side
        data:
          mesh: |
            a: 1
            b: 2
        """;

    [Theory]
    [InlineData("spec.replicas", "3", "spec: {replicas: 3}")]
    [InlineData("spec.replicas", "null", "spec: {replicas: null}")]
    [InlineData("spec.strategy.rollingUpdate.maxSurge", "1", "spec: {strategy: {rollingUpdate: {maxSurge: 1}}}")]
    [InlineData("metadata.annotations.example\\.com/a", "x", "metadata: {annotations: {example.com/a: x}}")]
    [InlineData("metadata.annotations.example\\.com/new", "y", "metadata: {annotations: {example.com/new: y}}")]
    [InlineData("spec.template.spec.nodeSelector", "'disk: ssd'", "spec: {template: {spec: {nodeSelector: {disk: ssd}}}}")]
    [InlineData("spec.template.spec.nodeSelector", "'{\"disk\": \"ssd\"}'", "spec: {template: {spec: {nodeSelector: '{\"disk\": \"ssd\"}'}}}")]
    [InlineData("spec.template.spec.containers[name:discovery].args", "none", "spec: {template: {spec: {containers: [{args: none}]}}}")]
    [InlineData("spec.template.spec.containers.[name:discovery].args.[0]", "first", "spec: {template: {spec: {containers: [{args: [first, --log=info, --port=15014]}]}}}")]
    [InlineData("spec.template.spec.containers[name:discovery].args[-1]", "--last", "spec: {template: {spec: {containers: [{args: [discovery, --log=info, --port=15014, --last]}]}}}")]
    [InlineData("spec.template.spec.containers[name:discovery].args[99]", "--last", "spec: {template: {spec: {containers: [{args: [discovery, --log=info, --port=15014, --last]}]}}}")]
    [InlineData("spec.template.spec.containers[name:discovery].args[--log=.*]", "--log=debug", "spec: {template: {spec: {containers: [{args: [discovery, --log=debug, --port=15014]}]}}}")]
    [InlineData("spec.template.spec.containers[name:discovery].args[:--log]", "null", "spec: {template: {spec: {containers: [{args: [discovery, --port=15014]}]}}}")]
    [InlineData("spec.template.spec.containers[name:discovery].ports[containerPort:15010].name", "grpc", "spec: {template: {spec: {containers: [{ports: [{containerPort: 8080}, {containerPort: 15010, name: grpc}]}]}}}")]
    [InlineData("spec.template.spec.volumes[0].name", "v", "spec: {template: {spec: {volumes: [{name: v}]}}}")]
    [InlineData("spec.nothing.here", "null", "spec: {nothing: null}")]
    [InlineData("data.mesh", "\"c: 3\\nd: 4\\n\"", "data: {mesh: \"c: 3\\nd: 4\\n\"}")]
    public void Values_are_written_where_the_path_leads(string path, string value, string expected)
    {
        MeshNode written = Write(path, Parse(value));

        AssertHolds(Parse(expected), written, path);
    }

    [Fact]
    public void The_item_of_a_list_is_removed()
    {
        MeshMap written = (MeshMap)Write("spec.template.spec.containers[name:side]", null);

        MeshList containers = (MeshList)written.FindMap("spec")!.FindMap("template")!.FindMap("spec")!["containers"];
        Assert.Equal(["discovery"], containers.Select(item => ((MeshMap)item).FindText("name")));
    }

    [Theory]
    [InlineData("spec.template.spec.containers[name:other].image", "discovery, side")]
    [InlineData("spec.replicas.count", "plain value")]
    [InlineData("spec[0]", "replicas, template")]
    [InlineData("spec.template.spec.containers.name", "list")]
    [InlineData("spec.volumes[name:a].x", "[name:a]")]
    [InlineData("", "empty")]
    [InlineData("spec.a[name:x", "bracket")]
    public void A_path_that_leads_nowhere_is_an_error_that_says_what_is_there(string path, string part)
    {
        MeshException error = Assert.Throws<MeshException>(() => Write(path, new MeshScalar("x")));

        Assert.Equal("OverlayInvalid", error.ErrorId);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    private static MeshNode Write(string path, MeshNode? value) =>
        OverlayWriter.Write(Parse(Body), OverlayPath.Parse(path, origin: null), value, "Deployment istiod");

    private static MeshNode Parse(string yaml) => YamlReader.ReadSingle(yaml, "test")!;

    // Every leaf expected is there; null stands for nothing there; the items of a list are compared in order.
    private static void AssertHolds(MeshNode expected, MeshNode? actual, string path)
    {
        switch (expected)
        {
            case MeshMap map:
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    AssertHolds(entry.Value, (actual as MeshMap)?.Find(entry.Key), $"{path} {entry.Key}");
                }

                break;
            case MeshList list:
                MeshList items = Assert.IsType<MeshList>(actual);
                Assert.True(items.Count >= list.Count && (list.Any(item => item is MeshMap) || items.Count == list.Count), $"{path}: {items}");
                for (int index = 0; index < list.Count; index++)
                {
                    AssertHolds(list[index], items[index], $"{path} {index}");
                }

                break;
            case { IsNull: true }:
                Assert.Null(actual);
                break;
            default:
                Assert.Equal(expected, actual);
                break;
        }
    }
}
