using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Tests.Loading;

public sealed class ChartDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ChartDigestTests()
    {
        Write("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n");
        Write("values.yaml", "replicas: 2\n");
        Write("values.schema.json", "{}");
        Write("templates/a.yaml", "replicas: {{ .Values.replicas }}\n");
        Write("templates/_names.tpl", "{{ define \"name\" }}n{{ end }}\n");
        Write("crds/things.yaml", "kind: Thing\n");
        Write("files/text.txt", "text\n");
        Write("charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 1.0.0\n");
        Write("charts/inner/templates/b.yaml", "b: 1\n");
        Write(".helmignore", "*.md\n");
    }

    public static TheoryData<string> Seen =>
    [
        "Chart.yaml", "values.yaml", "values.schema.json", "templates/a.yaml", "templates/_names.tpl", "crds/things.yaml", "files/text.txt",
        "charts/inner/Chart.yaml", "charts/inner/templates/b.yaml",
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_written_again_as_it_was_changes_nothing()
    {
        string before = await DigestAsync();
        string file = Path.Combine(_folder.Path, "small/templates/a.yaml");
        byte[] content = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        await File.WriteAllBytesAsync(file, content);
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.Equal(before, await DigestAsync());
        Assert.Matches("^sha256:[0-9a-f]{64}$", before);
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task Every_file_that_rendering_can_see_counts(string name)
    {
        string before = await DigestAsync();
        File.AppendAllText(Path.Combine(_folder.Path, "small", name), name.EndsWith(".json", StringComparison.Ordinal) ? " " : "# more\n");
        string changed = await DigestAsync();
        File.Move(Path.Combine(_folder.Path, "small/files/text.txt"), Path.Combine(_folder.Path, "small/files/other.txt"));

        Assert.NotEqual(before, changed);
        Assert.NotEqual(changed, await DigestAsync());
    }

    [Fact]
    public async Task Files_that_are_left_out_do_not_count()
    {
        string before = await DigestAsync();
        Write("README.md", "words");

        Assert.Equal(before, await DigestAsync());
    }

    [Fact]
    public async Task What_moves_from_one_file_to_the_next_counts()
    {
        Write("files/a", "12");
        Write("files/b", "3");
        string before = await DigestAsync();
        Write("files/a", "1");
        Write("files/b", "23");

        Assert.NotEqual(before, await DigestAsync());
    }

    [SkippableFact]
    public async Task A_link_counts_as_what_it_leads_to()
    {
        Write("files/linked.txt", "text\n");
        string before = await DigestAsync();
        string link = Path.Combine(_folder.Path, "small/files/linked.txt");
        File.Delete(link);
        try
        {
            File.CreateSymbolicLink(link, "text.txt");
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
            Skip.If(true, "This account may not make symbolic links.");
        }

        string linked = await DigestAsync();
        Write("files/text.txt", "other\n");

        Assert.Equal(before, linked);
        Assert.NotEqual(linked, await DigestAsync());
    }

    [Fact]
    public async Task Neither_packing_nor_the_order_of_files_counts()
    {
        string root = Path.Combine(_folder.Path, "small");
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        PackedChart packed = new();
        foreach (string file in files.Reverse())
        {
            packed.File("small/" + Path.GetRelativePath(root, file).Replace('\\', '/'), await File.ReadAllBytesAsync(file));
        }

        using MemoryStream archive = new(packed.ToArchive());

        Assert.Equal(await DigestAsync(), (await ChartLoader.LoadArchiveAsync(archive, "small.tgz")).Digest);
    }

    private void Write(string name, string content) => _folder.Write("small/" + name, content);

    private async Task<string> DigestAsync() => (await ChartLoader.LoadAsync(Path.Combine(_folder.Path, "small"))).Digest;
}
