using System.Text;
using MeshInstall.Engine.Rendering.Patching;

namespace MeshInstall.Engine.Tests.Rendering;

/// <summary>Patches against what Kubernetes' own code makes of them.</summary>
public sealed class StrategicMergeTests
{
    private static readonly MeshList Cases = Load(Path.Combine(RepositoryFolder.Root, "tests", "MeshInstall.Engine.Tests", "Rendering", "Data", "strategic-merge.json"));

    public static TheoryData<string> Names => new(Cases.Select(item => ((MeshMap)item).FindText("name")!));

    [Theory]
    [MemberData(nameof(Names))]
    public void Patches_give_what_kubernetes_gives(string name)
    {
        MeshMap example = Cases.OfType<MeshMap>().Single(item => item.FindText("name") == name);

        MeshMap patched = StrategicMerge.Apply(example.FindText("kind")!, example.FindMap("original")!, example.FindMap("patch")!);

        Assert.Equal(example.FindMap("expected"), patched);
    }

    [Fact]
    public void An_item_without_its_key_is_an_error_that_names_the_list()
    {
        MeshMap original = Parse("""{"spec":{"template":{"spec":{"containers":[{"name":"a"}]}}}}""");
        MeshMap patch = Parse("""{"spec":{"template":{"spec":{"containers":[{"image":"b"}]}}}}""");

        MeshException error = Assert.Throws<MeshException>(() => StrategicMerge.Apply("Deployment", original, patch));

        Assert.Equal("PatchInvalid", error.ErrorId);
        Assert.Contains("spec.template.spec.containers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_directive_is_an_error()
    {
        MeshMap patch = Parse("""{"spec":{"$patch":"explode"}}""");

        Assert.Equal("PatchInvalid", Assert.Throws<MeshException>(() => StrategicMerge.Apply("Deployment", Parse("""{"spec":{}}"""), patch)).ErrorId);
    }

    private static MeshMap Parse(string json) => (MeshMap)MeshJson.Parse(Encoding.UTF8.GetBytes(json));

    private static MeshList Load(string file) => (MeshList)MeshJson.Parse(File.ReadAllBytes(file));
}
