using MeshInstall.Charts.Tests.Oracle;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Tests.Values;

public sealed class HelmSetParserTests
{
    public static TheoryData<HelmSetKind, string, string?, string?> Rules => SetRules.All;

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_expression_gives_what_helm_gives(HelmSetKind kind, string expression, string? json, string? error)
    {
        (MeshMap? values, string? message) = SetOracle.Run(MeshMap.Empty, kind, expression);
        Check(json, error, values, message);
    }

    [SkippableTheory]
    [MemberData(nameof(Rules))]
    public async Task Helm_gives_what_is_recorded(HelmSetKind kind, string expression, string? json, string? error)
    {
        HelmTool.Require();
        (MeshNode? values, string? message) = await SetOracle.RunAsync(kind, [expression]);
        Check(json, error, values, message);
    }

    [Fact]
    public void Values_that_were_there_are_kept_and_the_given_map_does_not_change()
    {
        MeshMap before = Map("""{"mesh":{"proxy":{"cpu":1},"hosts":["a","b"]}}""");
        MeshMap after = HelmSetParser.Apply(before, "mesh.proxy.memory=2,mesh.hosts[1]=c,mesh.hosts[3]=d");
        Assert.Equal(Map("""{"mesh":{"proxy":{"cpu":1,"memory":2},"hosts":["a","c",null,"d"]}}"""), after);
        Assert.Equal(Map("""{"mesh":{"proxy":{"cpu":1},"hosts":["a","b"]}}"""), before);
    }

    [Fact]
    public void A_value_remembers_the_flag_that_set_it()
    {
        MeshMap values = HelmSetParser.Apply(MeshMap.Empty, "a.b=1");
        Assert.Equal("--set a.b=1", $"{values.FindMap("a")!.Find("b")!.Origin}");
    }

    [Fact]
    public void The_content_of_a_file_is_the_value()
    {
        MeshMap values = HelmSetParser.Apply(MeshMap.Empty, "cert=ca.pem,more={x,y}", HelmSetKind.File, path => $"content of {path}, 1");
        Assert.Equal(Map("""{"cert":"content of ca.pem, 1","more":["content of x, 1","content of y, 1"]}"""), values);
    }

    [Fact]
    public void The_sources_of_values_go_over_each_other_in_helms_order()
    {
        MeshMap values = new ChartValueInputs
        {
            Documents = [Map("""{"a":"file","b":"file","c":"file","d":"file","e":"file","f":"file","m":{"x":1}}"""), Map("""{"b":"second","m":{"y":2}}""")],
            SetLiteral = ["f=literal"],
            SetFile = ["e=path"],
            SetString = ["d=5"],
            Set = ["c=5", "d=4", "e=4"],
            SetJson = ["c=1", """{"m":{"z":null}}"""],
            ReadFile = _ => "content",
        }.Merge();
        Assert.Equal(Map("""{"a":"file","b":"second","c":5,"d":"5","e":"content","f":"literal","m":{"x":1,"y":2,"z":null}}"""), values);
    }

    [Theory]
    [InlineData("a[65536][65536][65536]=1")]
    [InlineData("a[65536]=1,b[65536]=1")]
    public void Short_expressions_for_large_lists_end_well(string expression)
    {
        string repeated = string.Join(',', Enumerable.Range(0, 100).Select(i => expression.Replace("a[", $"a{i}[").Replace("b[", $"b{i}[")));
        ChartException exception = Assert.Throws<ChartException>(() => HelmSetParser.Apply(MeshMap.Empty, repeated));
        Assert.Contains("items together", exception.Message);
    }

    [Theory]
    [InlineData("[0]")]
    [InlineData("[0].a")]
    public void Lists_in_lists_without_end_are_refused(string step)
    {
        ChartException exception = Assert.Throws<ChartException>(
            () => HelmSetParser.Apply(MeshMap.Empty, "a" + string.Concat(Enumerable.Repeat(step, 100_000)) + "=1"));
        Assert.Equal("ChartSetInvalid", exception.ErrorId);
    }

    private static void Check(string? json, string? error, MeshNode? values, string? message)
    {
        if (error is not null)
        {
            Assert.Contains(error, message ?? SetOracle.Text(values));
        }
        else
        {
            Assert.Null(message);
            Assert.Equal(MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(json!)), values);
        }
    }

    private static MeshMap Map(string json) => (MeshMap)MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
