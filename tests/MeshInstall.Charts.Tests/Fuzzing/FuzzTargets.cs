using System.Text;
using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Expressions;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Charts.Repositories;
using MeshInstall.Charts.Schemas;
using MeshInstall.Charts.Semver;
using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Values;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>Everything of the engine that reads what others wrote.</summary>
internal static class FuzzTargets
{
    private static readonly ChartLimits Limits = ChartLimits.Default with
    {
        MaxTime = TimeSpan.FromSeconds(20), MaxSteps = 200_000, MaxOutputCharacters = 1_000_000, MaxCallDepth = 500,
    };

    private static readonly string[] YamlWords =
    [
        "- ", ": ", "? ", "| ", ">-\n", "&a ", "*a", "!!str ", "!!binary ", "<<: *a", "---\n", "...\n", "\n  ", "{a: 1}", "[1, 2]", "\"\\u0041\"", "'it''s'", "~", "0o17", "1_000", ".inf", "2001-01-01", "%YAML 1.1\n",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("template", Seeds(Templates()), ["{{", "}}", "{{-", "-}}", "end", "range", "with", "if", "else", "define \"a\"", "include", "tpl", "|", "$x := ", ".Values.", "(", ")", "printf \"%d\"", "toYaml", "nindent 4"], RunTemplate)
        {
            Grammar = TemplateGrammar.Create,
        },
        new("yaml", Seeds(Yamls), YamlWords, bytes => YamlReader.ReadAll(GoString.FromBytes(bytes), "fuzz")),
        new("go-yaml", Seeds(Yamls), YamlWords, RunGoYaml),
        new("go-json", Seeds(Jsons), ["{", "}", "[", "]", ":", ",", "\"a\"", "1e5", "null", "\\u0000", "\\ud800"], RunGoJson),
        new("schema", Seeds(FuzzSeeds.Schemas), FuzzSeeds.SchemaWords, RunSchema),
        new("set", Seeds(["a=b", "a.b[0].c=1,d={x,y}", "a={b=1,c=2}", "a\\.b=null", "a[2]=x,a[0]=y", "a=\"{}\"", "a={\"b\":[1,2]}"]), ["=", ",", "[0]", "{", "}", "\\", ".", "[-1]", "[99999]", "null", "true"], RunSet),
        new("archive", FuzzSeeds.Archives(), ["\0\0\0\0", "ustar"], RunArchive),
        new("chart-yaml", Seeds(FuzzSeeds.Charts), [.. YamlWords, "name: ", "version: ", "dependencies:", "condition: ", "alias: ", "import-values:", "annotations:"], bytes => RunChart(("Chart.yaml", bytes))),
        new("values-yaml", Seeds(Yamls), YamlWords, bytes => RunChart(("Chart.yaml", Chart), ("values.yaml", bytes), ("templates/a.yaml", "a: {{ toYaml .Values | nindent 2 }}"u8.ToArray()))),
        new("chart-template", Seeds(FuzzSeeds.Manifests), [.. YamlWords, "apiVersion: v1", "kind: ConfigMap", "helm.sh/hook: ", "{{ .Files.Get \"a\" }}", "{{ include \"a\" . }}"], bytes => RunChart(("Chart.yaml", Chart), ("templates/a.yaml", bytes))),
        new("helmignore", Seeds(["*.txt\n!a.txt\n/b/\n# c\n", "[a-z]*\n\\*\n", "a/**/b\n"]), ["*", "?", "[", "]", "!", "/", "\\", "**"], bytes => RunChart(("Chart.yaml", Chart), (".helmignore", bytes), ("a.txt", "x"u8.ToArray()))),
        new("semver", Seeds(["1.2.3", "v1.2.3-rc.1+build", "^1.2 || ~2.0, <3", ">=1.2.3 <2 != 1.5", "1.x", "1.2 - 2.3", "*"]), ["^", "~", ">=", "||", ",", " - ", "x", "-", "+", "."], RunSemver),
        new("date", Seeds(["2006-01-02", "2024-02-29T10:11:12.5Z", "Mon Jan 2 15:04:05 MST 2006", "1h30m", "-1.5h", "100ns", "1d", "2w3d"]), ["-", ":", "T", "Z", "+07:00", "2006", "Jan", "MST", "h", "ms", "µs", "."], RunDate),
        new("toml", Seeds(FuzzSeeds.Tomls), FuzzSeeds.TomlWords, RunToml),
        new("index", Seeds(FuzzSeeds.Indexes), [.. YamlWords, "apiVersion: v1\n", "entries:", "version: ", "urls:", "digest: ", "1.2.3", "../", "//", "https://"], RunIndex),
        new("regex", Seeds(FuzzSeeds.Expressions), FuzzSeeds.ExpressionWords, RunRegex),
        new("glob", Seeds(["a/*.yaml", "{a,b}/**", "[!a-z]?", "\\*"]), ["*", "**", "?", "[", "]", "{", "}", ",", "!", "\\", "-"], RunGlob),
    ];

    private static byte[] Chart => "apiVersion: v2\nname: fuzz\nversion: 1.0.0\n"u8.ToArray();

    private static string[] Yamls => ["a: 1\nb: [x, {y: z}]\n", "&a [1, *a]", "a: |\n  text\n  more\nb: >-\n  x\n", "? {a: b}\n: c\n", "\"q\\n\": 'it''s'\n--- \n- - a\n  - b\n", "<<: {a: 1}\nb: ~\n", "a: 1e3\nb: 0x1F\nc: .nan\nd: 1:30\n"];

    private static string[] Jsons => ["{\"a\":[1,2.5e3,null,true,\"x\\u00e9\\n\"]}", "[[],{}]", "\"\\ud83d\\ude00\"", "-0.0"];

    private static void RunTemplate(byte[] bytes)
    {
        TemplateSet templates = new(FunctionTable.Functions, Limits);
        templates.Add("fuzz/templates/a.yaml", GoString.FromBytes(bytes));
        templates.Execute("fuzz/templates/a.yaml", FuzzSeeds.Root(), new TemplateServices(), CancellationToken.None);
    }

    private static void RunGoYaml(byte[] bytes)
    {
        object? value = GoYaml.Unmarshal(GoString.FromBytes(bytes));
        string text = GoYaml.Marshal(value);
        Assert.Equal(text, GoYaml.Marshal(GoYaml.Unmarshal(text)));
    }

    private static void RunGoJson(byte[] bytes)
    {
        object? value = GoJson.Unmarshal(GoString.FromBytes(bytes));
        string text = GoJson.Marshal(value);
        Assert.Equal(text, GoJson.Marshal(GoJson.Unmarshal(text)));
    }

    private static void RunSchema(byte[] bytes)
    {
        GoMap values = new();
        values["a"] = "text";
        values["b"] = new GoList([1.0, null, "x", new GoMap()]);
        ValuesSchema.Format(ValuesSchema.Validate(bytes, values, "fuzz", CancellationToken.None));
    }

    private static void RunSet(byte[] bytes)
    {
        foreach (HelmSetKind kind in Enum.GetValues<HelmSetKind>())
        {
            try
            {
                HelmSetParser.Apply(MeshMap.Empty, GoString.FromBytes(bytes), kind, _ => "content");
            }
            catch (ChartException)
            {
                // One kind may refuse what another one takes.
            }
        }
    }

    private static void RunArchive(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        Task<Chart> loading = ChartLoader.LoadArchiveAsync(stream, "fuzz.tgz", Limits);
        loading.GetAwaiter().GetResult();
    }

    private static void RunChart(params (string Name, byte[] Content)[] files)
    {
        Chart chart = ChartLoader.FromFiles("fuzz", files.Select(file => new ChartFile(file.Name, file.Content)), Limits);
        RenderedChart rendered = ChartRenderer.Render(
            chart, MeshMap.Empty, new ChartRenderOptions { Release = new ChartRelease { Name = "fuzz", Namespace = "fuzz" }, Limits = Limits, ValidateOutput = true });
        Assert.NotNull(rendered);
    }

    private static void RunSemver(byte[] bytes)
    {
        string text = GoString.FromBytes(bytes);
        if (VersionConstraint.TryParse(text, out VersionConstraint? constraint) && SemanticVersion.TryParse("1.2.3-rc.1", out SemanticVersion? version))
        {
            constraint.Check(version);
        }

        if (SemanticVersion.TryParse(text, out SemanticVersion? read))
        {
            Assert.Equal(0, read.CompareTo(SemanticVersion.Parse(read.ToString())));
        }
    }

    private static void RunDate(byte[] bytes)
    {
        string text = GoString.FromBytes(bytes);
        Ignore<FormatException>(() => GoDurationParser.Parse(text));
        Ignore<TimeParseException>(() => TimeParser.Parse(text, "2024-02-29T10:11:12Z", GoLocation.Utc));
        Ignore<TimeParseException>(() => TimeParser.Parse("2006-01-02T15:04:05Z07:00", text, GoLocation.Utc));
    }

    private static void RunToml(byte[] bytes)
    {
        (GoMap map, string? problem) = GoToml.Unmarshal(GoString.FromBytes(bytes), TimeProvider.System);
        if (problem is null)
        {
            string text = GoToml.Marshal(map);
            (GoMap again, string? second) = GoToml.Unmarshal(text, TimeProvider.System);
            Assert.Null(second);
            Assert.Equal(text, GoToml.Marshal(again));
        }
    }

    private static void RunIndex(byte[] bytes)
    {
        RepositoryIndex index = RepositoryIndex.Read(bytes, new Uri("https://example.com/charts/index.yaml"));
        foreach (string wanted in (string[])["", "^1.2", "1.2.3"])
        {
            Ignore<ChartException>(() => Assert.NotEmpty(index.Find("a", wanted).Version));
        }
    }

    private static void RunRegex(byte[] bytes)
    {
        string text = GoString.FromBytes(bytes);
        ExecutionBudget budget = new(Limits, CancellationToken.None);
        Ignore<GoRegexException>(() =>
        {
            GoRegex regex = GoRegex.Compile(text);
            Assert.Equal(regex.IsMatch("foo-Bar é\n12", budget), regex.FindAll("foo-Bar é\n12", -1, budget).Count > 0);
            regex.ReplaceAll(text, "<$0${1}$n>", budget);
            regex.Split(text, 3, budget);
        });

        // Bytes that are no text are no expression either, quoted or not.
        string clean = Encoding.UTF8.GetString(bytes);
        Assert.True(GoRegex.Compile($"^{GoRegex.Quote(clean)}$").IsMatch(clean, budget));
    }

    private static void RunGlob(byte[] bytes)
    {
        ExecutionBudget budget = new(Limits, CancellationToken.None);
        string text = GoString.FromBytes(bytes);
        Ignore<GoFunctionException>(() => FileGlob.Parse(text).IsMatch("a/b.yaml", budget));
        Ignore<GoFunctionException>(() => FileGlob.Parse(text).IsMatch(new string('a', 100), budget));
    }

    private static void Ignore<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
        }
        catch (T)
        {
            // What the reader says of a text that is none.
        }
    }

    private static IReadOnlyList<byte[]> Seeds(IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static IEnumerable<string> Templates() => CaseFile.Names.SelectMany(CaseFile.Read).Select(item => item.Template);
}
