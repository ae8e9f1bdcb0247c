using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class ConfigReaderTests
{
    private const string Header = "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\n";

    [Fact]
    public async Task A_file_is_read_with_the_place_of_every_value()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("prod.yaml", Header + "spec:\n  tag: 1.30.2\n");
        MeshLayer layer = await ConfigReader.ReadFileAsync(path);
        Assert.Equal($"{path}:4:8", Spec(layer)["tag"].Origin!.ToString());
        Assert.Equal(path, layer.Origin.ToString());
    }

    [Theory]
    [InlineData("spec:\n")]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    [InlineData(Header + "spec:\n")]
    public void A_document_that_says_nothing_is_accepted_as_in_istioctl(string text) =>
        Assert.False(((MeshMap)Read(text).Content).ContainsKey("spec"));

    [Fact]
    public void A_document_with_only_a_spec_is_accepted() => Assert.Equal("x", Spec(Read("spec: {hub: x}"))["hub"].ToObject());

    [Fact]
    public void An_empty_document_beside_the_real_one_does_not_count() =>
        Assert.Equal("x", Spec(Read("---\n# licence\n---\nspec: {hub: x}\n---\n"))["hub"].ToObject());

    [Fact]
    public void JSON_is_read_also_when_it_is_indented_with_tabs()
    {
        MeshLayer layer = Read("{\n\t\"kind\": \"IstioOperator\",\n\t\"spec\": {\n\t\t\"hub\": \"a\\/b \\u00e9\",\n\t\t\"tag\": \"1.30\"\n\t}\n}\n");
        Assert.Equal("a/b é", Spec(layer)["hub"].ToObject());
        Assert.Equal("1.30", Spec(layer)["tag"].ToObject());
        Assert.Equal(4, Spec(layer)["hub"].Origin!.Line);
    }

    [Theory]
    [InlineData("ConfigSeveralDocuments", "in.yaml:4:1", "spec:\n  hub: x\n---\nspec:\n  hub: y\n")]
    [InlineData("ConfigNotAMap", "in.yaml:1:1", "- a\n- b\n")]
    [InlineData("ConfigNotAMap", "in.yaml:1:1", "just text")]
    [InlineData("ConfigNotAMap", "in.yaml:4:1", Header + "spec:\n- a\n")]
    [InlineData("ConfigNotAMap", "in.yaml:3:11", Header + "metadata: x\nspec: {}\n")]
    [InlineData("ConfigWrongKind", "in.yaml:2:7", "apiVersion: install.istio.io/v1alpha1\nkind: Deployment\nspec: {}\n")]
    [InlineData("ConfigWrongKind", "in.yaml:1:13", "apiVersion: v1\nkind: IstioOperator\n")]
    [InlineData("ConfigWrongKind", "in.yaml:1:1", "global:\n  hub: x\n")]
    [InlineData("ConfigWrongKind", "in.yaml:1:7", "kind: [a]\nspec: {}\n")]
    [InlineData("YamlInvalid", "in.yaml:2:", "spec:\n  hub: x: y\n")]
    [InlineData("YamlDuplicateKey", "in.yaml:3:3", "spec:\n  hub: x\n  hub: y\n")]
    [InlineData("YamlAliasBomb", "in.yaml:", "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n")]
    public void Bad_input_is_one_error_with_its_place(string id, string place, string text)
    {
        MeshException error = Assert.Throws<MeshException>(() => Read(text));
        Assert.Equal(id, error.ErrorId);
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "none.yaml");
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => ConfigReader.ReadFileAsync(path));
        Assert.Equal("ConfigFileNotFound", error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_not_readable_as_a_file()
    {
        using TemporaryFolder folder = new();
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => ConfigReader.ReadFileAsync(folder.Path));
        Assert.Equal("ConfigFileUnreadable", error.ErrorId);
    }

    [Fact]
    public async Task A_file_of_50_MB_is_refused_by_its_length()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "large.yaml");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(50_000_000);
        }

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => ConfigReader.ReadFileAsync(path));
        Assert.Equal(("ConfigTooLarge", MeshErrorKind.LimitExceeded), (error.ErrorId, error.Kind));
        Assert.Contains("50000000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_an_error()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "binary.yaml");
        await File.WriteAllBytesAsync(path, [0x73, 0x3A, 0xFF, 0xFF]);
        Assert.Equal("YamlInvalid", (await Assert.ThrowsAsync<MeshException>(() => ConfigReader.ReadFileAsync(path))).ErrorId);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.yaml", "spec: {}");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConfigReader.ReadFileAsync(path, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_hashtable_is_the_contents_of_spec()
    {
        System.Collections.Hashtable value = new() { ["meshConfig"] = new System.Collections.Hashtable { ["accessLogFile"] = "/dev/stdout" } };
        MeshLayer layer = ConfigReader.ReadValue(value);
        Assert.Equal("/dev/stdout", MeshPath.Parse("spec.meshConfig.accessLogFile").Find(layer.Content)!.ToObject());
        Assert.Equal("-Value", MeshPath.Parse("spec.meshConfig.accessLogFile").Find(layer.Content)!.Origin!.ToString());
    }

    [Fact]
    public void A_hashtable_with_a_spec_is_a_document() => Assert.Equal("x", Spec(ConfigReader.ReadValue(
        new Dictionary<string, object> { ["spec"] = new Dictionary<string, object> { ["hub"] = "x" } }))["hub"].ToObject());

    [Theory]
    [InlineData("text", "ConfigNotAMap")]
    [InlineData(5, "ConfigNotAMap")]
    public void Another_value_is_refused(object value, string id) =>
        Assert.Equal(id, Assert.Throws<MeshException>(() => ConfigReader.ReadValue(value)).ErrorId);

    [Fact]
    public void An_object_that_no_document_can_hold_is_refused() => Assert.Equal("ValueInvalid", Assert.Throws<MeshException>(
        () => ConfigReader.ReadValue(new Dictionary<string, object> { ["a"] = new object() })).ErrorId);

    private static MeshLayer Read(string text) => ConfigReader.ReadText(text, "in.yaml");

    private static MeshMap Spec(MeshLayer layer) => ((MeshMap)layer.Content).FindMap("spec")!;

    [Fact]
    public void Values_that_hold_themselves_or_each_other_too_often_are_errors()
    {
        Dictionary<string, object> circle = [];
        circle["a"] = circle;
        Dictionary<string, object> bomb = new() { ["a"] = 1 };
        for (int level = 0; level < 60; level++)
        {
            bomb = new() { ["a"] = bomb, ["b"] = bomb };
        }

        Assert.Equal("ValueInvalid", Assert.Throws<MeshException>(() => ConfigReader.ReadValue(circle)).ErrorId);
        Assert.Equal("ValueInvalid", Assert.Throws<MeshException>(() => ConfigReader.ReadValue(bomb)).ErrorId);
        Assert.Equal("ValueInvalid", Assert.Throws<MeshException>(() => ConfigReader.ReadValue(new { values = 1 })).ErrorId);
        Assert.Equal("ValueInvalid", Assert.Throws<MeshException>(() => ConfigReader.ReadValue(Endless())).ErrorId);

        static IEnumerable<int> Endless()
        {
            while (true)
            {
                yield return 1;
            }
        }
    }
}
