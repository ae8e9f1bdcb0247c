using System.Text;
using k8s;
using k8s.Models;

namespace MeshInstall.Sandbox.Tests;

public sealed class StateTests
{
    private const string Definition = """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "things.tests.example"},
         "spec": {"group": "tests.example", "scope": "Namespaced", "names": {"plural": "things", "kind": "Thing"},
         "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec":
         {"type": "object", "properties": {"size": {"type": "integer", "default": 3}}}}}}}]}}
        """;

    [Fact]
    public async Task A_saved_sandbox_comes_back_whole_in_another_one()
    {
        using var sandbox = new KubernetesSandbox();
        using var client = SandboxClient.Connect(sandbox);
        sandbox.Seed(Definition);
        await Eventually.EstablishedAsync(client, "things.tests.example");
        sandbox.Seed("""{"apiVersion": "tests.example/v1", "kind": "Thing", "metadata": {"name": "one", "namespace": "default"}, "spec": {}}""");
        sandbox.Seed("""{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kept"}, "data": {"a": "1"}}""");
        using var state = new MemoryStream();
        sandbox.Save(state);

        using var other = new KubernetesSandbox(new SandboxOptions { Nodes = [] });
        state.Position = 0;
        other.Load(state);
        using var reader = SandboxClient.Connect(other);

        var kept = await reader.CoreV1.ReadNamespacedConfigMapAsync("kept", "default");
        var original = await client.CoreV1.ReadNamespacedConfigMapAsync("kept", "default");
        Assert.Equal((original.Uid(), original.ResourceVersion()), (kept.Uid(), kept.ResourceVersion()));
        var thing = await reader.CustomObjects.GetNamespacedCustomObjectAsync("tests.example", "v1", "default", "things", "one");
        Assert.Contains("\"size\":3", thing.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await reader.CoreV1.ListNodeAsync()).Items.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"format": 1, "objects": [1]}""")]
    [InlineData("""{"format": 1, "objects": [{"apiVersion": "none.example/v1", "kind": "None", "metadata": {"name": "a"}}]}""")]
    public async Task What_is_no_saved_sandbox_is_refused_and_changes_nothing(string text)
    {
        using var sandbox = new KubernetesSandbox();
        using var client = SandboxClient.Connect(sandbox);

        Assert.Throws<InvalidDataException>(() => sandbox.Load(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal(2, (await client.CoreV1.ListNodeAsync()).Items.Count);
    }

    [Fact]
    public void Seeding_what_the_api_refuses_says_why()
    {
        using var sandbox = new KubernetesSandbox();

        var refusal = Assert.Throws<InvalidOperationException>(() => sandbox.Seed("""{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {}}"""));

        Assert.Contains("spec.ports: Required value", refusal.Message, StringComparison.Ordinal);
    }
}
