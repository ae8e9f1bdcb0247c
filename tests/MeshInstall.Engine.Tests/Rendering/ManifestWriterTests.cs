using System.Text;
using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class ManifestWriterTests
{
    [Theory]
    [InlineData(ManifestSplit.None, 1)]
    [InlineData(ManifestSplit.Component, 3)]
    public async Task Yaml_reads_back_as_the_same_objects(ManifestSplit split, int files)
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync();

        IReadOnlyList<ManifestFile> written = ManifestWriter.ToFiles(manifests, MeshTextFormat.Yaml, split);

        Assert.Equal(files, written.Count);
        Assert.Equal(Bodies(manifests), written.SelectMany(file => YamlReader.ReadAll(file.Text, file.Name)));
    }

    [Fact]
    public async Task One_file_per_object_sorts_in_apply_order()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync();

        IReadOnlyList<ManifestFile> written = ManifestWriter.ToFiles(manifests, MeshTextFormat.Json, ManifestSplit.Resource);

        Assert.Equal(written.Select(file => file.Name).Order(StringComparer.Ordinal), written.Select(file => file.Name));
        Assert.Equal(written.Count, written.Select(file => file.Name).Distinct().Count());
        Assert.Equal(Bodies(manifests), written.Select(file => MeshJson.Parse(Encoding.UTF8.GetBytes(file.Text))));
    }

    [Fact]
    public async Task Json_in_one_file_is_a_list_as_kubectl_reads_it()
    {
        ManifestFile file = Assert.Single(ManifestWriter.ToFiles(await RenderAsync(), MeshTextFormat.Json, ManifestSplit.None));

        MeshMap list = (MeshMap)MeshJson.Parse(Encoding.UTF8.GetBytes(file.Text));
        Assert.Equal("istio.json", file.Name);
        Assert.Equal("List", list.FindText("kind"));
        Assert.Equal(Bodies(await RenderAsync()), list.FindList("items")!);
    }

    [Fact]
    public async Task Files_that_are_there_are_kept_unless_they_may_be_replaced()
    {
        string folder = Path.Combine(ProcessFolders.Create(), "new");
        try
        {
            ManifestFile[] files = [new("a.yaml", "one"), new("b.yaml", "two")];
            await ManifestWriter.WriteAsync([files[1]], folder, overwrite: false, CancellationToken.None);

            MeshException error = await Assert.ThrowsAsync<MeshException>(() => ManifestWriter.WriteAsync(files, folder, overwrite: false, CancellationToken.None));
            Assert.Equal("FileExists", error.ErrorId);
            Assert.False(File.Exists(Path.Combine(folder, "a.yaml")));

            IReadOnlyList<string> paths = await ManifestWriter.WriteAsync(files, folder, overwrite: true, CancellationToken.None);
            Assert.Equal(["one", "two"], paths.Select(File.ReadAllText));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    [Fact]
    public void Nothing_gives_no_file() => Assert.Empty(ManifestWriter.ToFiles([], MeshTextFormat.Yaml, ManifestSplit.None));

    private static IEnumerable<MeshNode> Bodies(IReadOnlyList<MeshManifest> manifests) =>
        manifests.SelectMany(manifest => manifest.Resources).Select(resource => (MeshNode)resource.Body);

    private static Task<IReadOnlyList<MeshManifest>> RenderAsync() =>
        ManifestRenderer.RenderAsync(TestConfig.Of("default"), new RenderOptions { ChartRoot = RepositoryFolder.Charts }, CancellationToken.None);
}
