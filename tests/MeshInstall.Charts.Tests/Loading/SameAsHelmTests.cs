using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Loading;

/// <summary>Charts with one peculiarity each: helm and this engine take or refuse the same ones, and read the same out of them.</summary>
public sealed class SameAsHelmTests
{
    private const string Head = "apiVersion: v2\nname: top\nversion: 1.2.3\n";

    public static TheoryData<string, string, string, bool> Files => new()
    {
        { "all fields", "Chart.yaml", Head + "appVersion: v9\ndescription: \"one\\ttwo\"\ntype: application\nkubeVersion: '>=1.0.0-0'\nhome: h\nicon: i\nkeywords: [a, b]\nsources: [s]\nmaintainers: [{name: n, email: e, url: u}]\nannotations: {a: b, c: '1'}\ntags: x\ncondition: y.z\n", true },
        { "deprecated", "Chart.yaml", Head + "deprecated: yes\n", true },
        { "deprecated as a text", "Chart.yaml", Head + "deprecated: 'true'\n", false },
        { "names of fields in any case", "Chart.yaml", "APIVERSION: v2\nName: top\nvErsion: 1.2.3\nAppversion: x\n", true },
        { "the same field in two cases", "Chart.yaml", Head + "Name: upper\n", true },
        { "a number as version", "Chart.yaml", "apiVersion: v2\nname: top\nversion: 1.10\n", true },
        { "an integer as version", "Chart.yaml", "apiVersion: v2\nname: top\nversion: 7\n", true },
        { "a large number as version of the application", "Chart.yaml", Head + "appVersion: 1000000.0\n", true },
        { "a long fraction as version of the application", "Chart.yaml", Head + "appVersion: 0.123456789\n", true },
        { "a small number as version of the application", "Chart.yaml", Head + "appVersion: 0.00001234\n", true },
        { "a number of six digits as version of the application", "Chart.yaml", Head + "appVersion: -123456.7\n", true },
        { "an octal number as version of the application", "Chart.yaml", Head + "appVersion: 0o17\n", true },
        { "a Boolean as version of the application", "Chart.yaml", Head + "appVersion: on\n", true },
        { "a date as version of the application", "Chart.yaml", Head + "appVersion: 2024-01-31\n", true },
        { "infinity as version of the application", "Chart.yaml", Head + "appVersion: .inf\n", false },
        { "null as version of the application", "Chart.yaml", Head + "appVersion: null\n", true },
        { "a list as version of the application", "Chart.yaml", Head + "appVersion: [1]\n", false },
        { "a map as name", "Chart.yaml", "apiVersion: v2\nname: {a: b}\nversion: 1.2.3\n", false },
        { "numbers as annotations", "Chart.yaml", Head + "annotations: {a: 1, b: 2.50, c: true, d: null}\n", true },
        { "a list as annotations", "Chart.yaml", Head + "annotations: [a]\n", false },
        { "a text as keywords", "Chart.yaml", Head + "keywords: a\n", false },
        { "null and numbers among keywords", "Chart.yaml", Head + "keywords: [null, 1, 2.5, yes]\n", true },
        { "a null maintainer", "Chart.yaml", Head + "maintainers: [null]\n", false },
        { "a text as maintainer", "Chart.yaml", Head + "maintainers: [me]\n", false },
        { "null as maintainers", "Chart.yaml", Head + "maintainers: null\n", true },
        { "unknown fields", "Chart.yaml", Head + "engine: gotpl\nfuture: [1]\n", true },
        { "a field twice", "Chart.yaml", Head + "appVersion: a\nappVersion: b\n", true },
        { "two documents", "Chart.yaml", Head + "---\nname: other\n", true },
        { "an empty document", "Chart.yaml", "# nothing\n", false },
        { "a list as document", "Chart.yaml", "- a\n", false },
        { "no apiVersion", "Chart.yaml", "name: top\nversion: 1.2.3\n", true },
        { "apiVersion v3", "Chart.yaml", "apiVersion: v3\nname: top\nversion: 1.2.3\n", false },
        { "apiVersion v9", "Chart.yaml", "apiVersion: v9\nname: top\nversion: 1.2.3\n", false },
        { "no name", "Chart.yaml", "apiVersion: v2\nversion: 1.2.3\n", false },
        { "a name with a slash", "Chart.yaml", "apiVersion: v2\nname: a/b\nversion: 1.2.3\n", false },
        { "a name of two dots", "Chart.yaml", "apiVersion: v2\nname: ..\nversion: 1.2.3\n", false },
        { "a name that cannot be printed", "Chart.yaml", "apiVersion: v2\nname: \"to\\u200bp\"\nversion: 1.2.3\n", true },
        { "no version", "Chart.yaml", "apiVersion: v2\nname: top\n", false },
        { "a version that is none", "Chart.yaml", "apiVersion: v2\nname: top\nversion: one\n", false },
        { "a version with a v", "Chart.yaml", "apiVersion: v2\nname: top\nversion: v1.2\n", true },
        { "a version of all parts", "Chart.yaml", "apiVersion: v2\nname: top\nversion: 1.2.3-rc.1+build.5\n", true },
        { "a version with a leading zero", "Chart.yaml", "apiVersion: v2\nname: top\nversion: 1.02.3\n", true },
        { "a version with a zero before the release name", "Chart.yaml", "apiVersion: v2\nname: top\nversion: 1.2.3-01\n", false },
        { "a version beyond 64 bits", "Chart.yaml", "apiVersion: v2\nname: top\nversion: 99999999999999999999.0.0\n", false },
        { "an unknown type", "Chart.yaml", Head + "type: Application\n", false },
        { "a null dependency", "Chart.yaml", Head + "dependencies: [null]\n", false },
        { "two dependencies of one name", "Chart.yaml", Head + "dependencies: [{name: sub, version: 1}, {name: sub, version: 2}]\n", false },
        { "an alias with a dot", "Chart.yaml", Head + "dependencies: [{name: sub, version: 1, alias: a.b}]\n", false },
        { "bytes that are no UTF-8", "Chart.yaml", Head + "description: \u0001\n", false },
        { "no values", "values.yaml", "", true },
        { "only a comment as values", "values.yaml", "# none\n", true },
        { "null as values", "values.yaml", "null\n", true },
        { "a list as values", "values.yaml", "- a\n", false },
        { "a text as values", "values.yaml", "text\n", false },
        { "values of several documents", "values.yaml", "---\na: 1\nb: {c: 1, d: 2}\n---\nb: {c: 5, e: [1]}\n---\n# none\n--- # more\na: {x: y}\n", true },
        { "a null document among values", "values.yaml", "a: 1\n---\nnull\n---\n\n---\nb: 2\n", true },
        { "a map over a text over a map", "values.yaml", "a: {b: 1, c: {d: 2}}\n---\na: x\n---\na: {c: {e: 3}}\n---\na: {c: {d: 4}, f: null}\n", true },
        { "a list among the documents of values", "values.yaml", "a: 1\n---\n- b\n", false },
        { "text after the dashes in values", "values.yaml", "a: 1\n--- b: 2\n", false },
        { "four dashes in values", "values.yaml", "a: 1\n----\nb: 2\n", false },
        { "an ended document in values", "values.yaml", "a: 1\n...\n", true },
        { "numbers of all kinds in values", "values.yaml", "a: 010\nb: 0x1F\nc: 1_000\nd: 1e3\ne: 0.1\nf: 12345678901234567890\ng: -0\nh: 1.0\ni: 0b101\nj: 1:30\n", true },
        { "words of all kinds in values", "values.yaml", "a: yes\nb: Off\nc: y\nd: ~\ne: 'no'\nf: NULL\ng: 2001-01-01\nh: !!str 5\n", true },
        { "keys that are no texts in values", "values.yaml", "1: a\ntrue: b\n2.5: c\n", true },
        { "keys twice in values", "values.yaml", "a: 1\na: 2\n", true },
        { "anchors in values", "values.yaml", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\ne: *x\n", true },
        { "carriage returns in values", "values.yaml", "a: 1\r\nb: |\r\n  x\r\n  y\r\n", true },
        { "values cut short", "values.yaml", "a: [1,\n", false },
        { "infinity in values", "values.yaml", "a: [.inf]\n", false },
        { "what is no number in values", "values.yaml", "a: {b: .NaN}\n", false },
        { "infinity quoted in values", "values.yaml", "a: '.inf'\n", true },
        { "a tab in values", "values.yaml", "a:\n\tb: 1\n", false },
        { "a lock", "Chart.lock", "dependencies: []\ndigest: sha256:1\ngenerated: \"2024-05-01T10:00:00.5+02:00\"\n", true },
        { "a lock without a time", "Chart.lock", "generated: yesterday\n", false },
        { "a lock that is a list", "Chart.lock", "[1]\n", false },
        { "a file beside the charts", "charts/README.md", "no chart", false },
        { "a hidden file beside the charts", "charts/.gitkeep", "", true },
        { "a skipped file beside the charts", "charts/_notes.txt", "no chart", true },
        { "a signature beside the charts", "charts/sub.tgz.prov", "signed", true },
        { "a subchart", "charts/folder/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n", true },
        { "a subchart of apiVersion v3", "charts/folder/Chart.yaml", "apiVersion: v3\nname: sub\nversion: 1.0.0\n", true },
        { "a subchart without a version", "charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\n", false },
        { "a subchart without its Chart.yaml", "charts/sub/values.yaml", "a: 1\n", false },
        { "a folder named as a packed chart", "charts/sub.tgz/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n", false },
        { "a packed chart that is none", "charts/sub.tgz", "text", false },
        { "requirements of a chart of v2", "requirements.yaml", "dependencies: []\nappVersion: 5\n", true },
        { "a file with bytes beyond text", "data.bin", "\u0000\u00ff", true },
        { "a file of another folder", "crds/a.yaml", "a: 1", true },
        { "a file named templates", "templates.txt", "a", true },
        { "a byte order mark", "files/bom.txt", "\uFEFFa", true },
        { "rules that leave files out", ".helmignore", "# rules\n*.md\n/files\n", true },
        { "a rule of two stars", ".helmignore", "a/**\n", false },
        { "a malformed rule", ".helmignore", "[a\n", false },
    };

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task The_same_charts_are_taken_and_the_same_is_read(string peculiarity, string file, string content, bool taken)
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", Head);
        folder.Write("README.md", "read");
        folder.Write("files/a.txt", "a");
        folder.Write(LoadedChart.ProbeName, LoadedChart.Probe);
        folder.Write(file, content);

        (MeshMap? chart, string? error) = await LoadedChart.FromEngineAsync(folder.Path);

        Assert.True(chart is not null == taken, $"{peculiarity}: {error ?? "was taken"}");
        HelmTool.Require();
        (MeshMap? wanted, string? refusal) = await LoadedChart.FromHelmAsync(folder.Path);
        Assert.True(wanted is not null == taken, $"{peculiarity}: helm says {refusal ?? "nothing against it"}");
        if (wanted is not null)
        {
            Assert.True(wanted.Equals(chart), $"{peculiarity}:\nhelm   {wanted}\nengine {chart}");
        }
    }

    [SkippableFact]
    public async Task Requirements_of_a_first_version_are_laid_over_its_own()
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", "apiVersion: v1\nname: top\nversion: 1.2.3\ndependencies:\n- {name: one, version: '>0', tags: [x]}\n- {name: two, version: '2'}\n");
        folder.Write("requirements.yaml", "appVersion: 5\ndependencies:\n- {name: other, condition: a.b}\n");
        folder.Write("requirements.lock", "digest: 1\n");
        folder.Write("charts/other/Chart.yaml", "apiVersion: v1\nname: other\nversion: 1.0.0\n");
        folder.Write(LoadedChart.ProbeName, LoadedChart.Probe);

        (MeshMap? chart, string? error) = await LoadedChart.FromEngineAsync(folder.Path);

        Assert.Null(error);
        Assert.Equal("other", ((MeshMap)chart!.FindMap("chart")!.FindList("Dependencies")!.Single()).FindText("Name"));
        Assert.Equal(["requirements.lock", "requirements.yaml"], chart.FindMap("files")!.Keys.Order(StringComparer.Ordinal));
        HelmTool.Require();
        (MeshMap? wanted, string? refusal) = await LoadedChart.FromHelmAsync(folder.Path);
        Assert.True(chart.Equals(wanted), $"helm   {wanted}{refusal}\nengine {chart}");
    }
}
