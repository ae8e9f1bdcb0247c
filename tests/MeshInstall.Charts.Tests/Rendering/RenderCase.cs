using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Charts.Tests.Oracle;
using MeshInstall.Charts.Values;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>One chart with flags, as <c>helm template</c> takes them, to be rendered by helm and by this engine.</summary>
internal sealed record RenderCase(string Chart)
{
    public string Name { get; init; } = "release";

    public string Namespace { get; init; } = "space";

    public IReadOnlyList<string> ValuesFiles { get; init; } = [];

    public IReadOnlyList<string> Set { get; init; } = [];

    public string KubeVersion { get; init; } = "v1.35.0";

    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    public bool IncludeCrds { get; init; }

    public bool NoHooks { get; init; }

    public bool SkipTests { get; init; }

    public bool IsUpgrade { get; init; }

    public bool SkipSchemaValidation { get; init; }

    /// <summary>What helm prints, or its error.</summary>
    public async Task<RenderOutcome> RunHelmAsync()
    {
        List<string> arguments = ["template", Name, Chart, "--namespace", Namespace, "--kube-version", KubeVersion];
        arguments.AddRange(ValuesFiles.SelectMany(file => new[] { "-f", file }));
        arguments.AddRange(Set.SelectMany(expression => new[] { "--set", expression }));
        arguments.AddRange(ApiVersions.SelectMany(version => new[] { "--api-versions", version }));
        Flag(IncludeCrds, "--include-crds");
        Flag(NoHooks, "--no-hooks");
        Flag(SkipTests, "--skip-tests");
        Flag(IsUpgrade, "--is-upgrade");
        Flag(SkipSchemaValidation, "--skip-schema-validation");
        HelmResult helm = await HelmTool.RunAsync(null, [.. arguments]);
        return helm.Succeeded ? new RenderOutcome(helm.Output, null) : new RenderOutcome(null, helm.Errors.Trim());

        void Flag(bool on, string flag)
        {
            if (on)
            {
                arguments.Add(flag);
            }
        }
    }

    /// <summary>What this engine prints, or its error.</summary>
    public async Task<RenderOutcome> RunAsync()
    {
        try
        {
            return new RenderOutcome((await RenderAsync()).ToText(), null);
        }
        catch (ChartException exception)
        {
            return new RenderOutcome(null, exception.Message);
        }
    }

    public async Task<RenderedChart> RenderAsync()
    {
        Chart chart = await ChartLoader.LoadAsync(Chart);
        List<MeshMap> documents = [];
        foreach (string file in ValuesFiles)
        {
            documents.Add((MeshMap)YamlReader.ReadSingle(await File.ReadAllTextAsync(file), file)!);
        }

        MeshMap values = new ChartValueInputs { Documents = documents, Set = Set }.Merge();
        return ChartRenderer.Render(chart, values, new ChartRenderOptions
        {
            Release = new ChartRelease { Name = Name, Namespace = Namespace, IsUpgrade = IsUpgrade },
            Capabilities = new ChartCapabilities { KubeVersion = KubeVersion, ApiVersions = ApiVersions },
            IncludeCrds = IncludeCrds,
            NoHooks = NoHooks,
            SkipTests = SkipTests,
            SkipSchemaValidation = SkipSchemaValidation,
            ValidateOutput = true,
        });
    }
}
