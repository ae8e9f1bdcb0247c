using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Tests.Oracle;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Loading;

/// <summary>What was loaded, in the words of helm's own objects: once from this engine, once from a template that helm runs.</summary>
internal static class LoadedChart
{
    public const string ProbeName = "templates/zz-probe.yaml";
    public const string Probe = """
        chart: {{ .Chart | toJson }}
        values: {{ .Values | toJson }}
        files: { {{ range $name, $data := .Files }}{{ $name | quote }}: {{ $data | toString | b64enc | quote }}, {{ end }} }
        subcharts: [{{ range $name, $chart := .Subcharts }}{{ $name | quote }}, {{ end }}]
        """;

    public static async Task<(MeshMap? Chart, string? Error)> FromHelmAsync(string path)
    {
        HelmResult helm = await HelmTool.RunAsync(null, "template", "release", path, "--show-only", ProbeName);
        return helm.Succeeded ? ((MeshMap)YamlReader.ReadSingle(helm.Output, "helm")!, null) : (null, helm.Errors);
    }

    public static async Task<(MeshMap? Chart, string? Error)> FromEngineAsync(string path)
    {
        try
        {
            return (Describe(await ChartLoader.LoadAsync(path)), null);
        }
        catch (ChartException exception)
        {
            return (null, exception.Message);
        }
    }

    public static MeshMap Describe(Chart chart) => new MeshMap.Builder()
        .Add("chart", Describe(chart.Metadata))
        .Add("values", chart.Dependencies.Aggregate(chart.Values, WithSubchart))
        .Add("files", (MeshMap)MeshNode.FromObject(chart.Files.ToDictionary(file => file.Name, file => Convert.ToBase64String(file.Data.Span))))
        .Add("subcharts", new MeshList(chart.Dependencies.Select(sub => new MeshScalar(sub.Metadata.Name)).OrderBy(name => name.ToString(), StringComparer.Ordinal)))
        .Build();

    /// <summary>helm lays the values of a subchart under its name, with an empty map of globals.</summary>
    private static MeshMap WithSubchart(MeshMap values, Chart sub) => new MeshMap.Builder(values)
        .Add(sub.Metadata.Name, new MeshMap.Builder(sub.Dependencies.Aggregate(sub.Values, WithSubchart)).Add("global", MeshMap.Empty).Build()).Build();

    private static MeshMap Describe(ChartMetadata metadata) => (MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
    {
        ["APIVersion"] = metadata.ApiVersion, ["Annotations"] = metadata.Annotations.Count == 0 ? null : metadata.Annotations,
        ["AppVersion"] = metadata.AppVersion, ["Condition"] = metadata.Condition, ["Deprecated"] = metadata.Deprecated,
        ["Description"] = metadata.Description, ["Home"] = metadata.Home, ["Icon"] = metadata.Icon, ["IsRoot"] = true,
        ["Keywords"] = metadata.Keywords, ["KubeVersion"] = metadata.KubeVersion, ["Name"] = metadata.Name, ["Sources"] = metadata.Sources,
        ["Tags"] = metadata.Tags, ["Type"] = metadata.Type, ["Version"] = metadata.Version,
        ["Maintainers"] = metadata.Maintainers.Select(item => new Dictionary<string, object?>
        {
            ["Name"] = item.Name, ["Email"] = item.Email, ["URL"] = item.Url,
        }),
        ["Dependencies"] = metadata.Dependencies.Select(item => new Dictionary<string, object?>
        {
            ["Name"] = item.Name, ["Version"] = item.Version, ["Repository"] = item.Repository, ["Condition"] = item.Condition,
            ["Tags"] = item.Tags, ["ImportValues"] = item.ImportValues, ["Alias"] = item.Alias, ["Enabled"] = true,
        }),
    });
}
