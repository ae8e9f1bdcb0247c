using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>The other side: one process of <c>helm template</c> for each of Istio's charts.</summary>
internal sealed class HelmTemplate
{
    public const string ReleaseName = "istio";
    public const string KubeVersion = "v1.35.0";
    private readonly ExternalProgram _helm;
    private readonly string _charts;

    private HelmTemplate(ExternalProgram helm, string charts)
    {
        _helm = helm;
        _charts = charts;
    }

    /// <summary>Helm and Istio's charts, where the environment names them; else the row says what is missing.</summary>
    public static HelmTemplate? Find()
    {
        string? charts = Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } istio ? Path.Combine(istio, "manifests", "charts") : null;
        if (ExternalProgram.FindTool("helm") is { } helm && Directory.Exists(charts))
        {
            return new HelmTemplate(helm, charts);
        }

        ComparisonTable.Skip("helm template", "MESHINSTALL_TOOLS/helm/helm and MESHINSTALL_ISTIO/manifests/charts are needed");
        return null;
    }

    /// <summary>The charts of the components that are on, with their values.</summary>
    public HelmJob[] Jobs(MeshConfig config)
    {
        MeshMap shared = ComponentValues.Shared(config);
        return [.. ComponentSelection.Of(config).Select(component => new HelmJob(
            Path.Combine(_charts, component.Kind.ChartFolder), component.Namespace, ComponentValues.For(shared, component)))];
    }

    /// <summary>Runs helm once for each job.</summary>
    public Candidate Runs(string name, HelmJob[] jobs, TemporaryFolder folder)
    {
        string[][] runs = [.. jobs.Select((job, index) => new[]
        {
            "template", ReleaseName, job.Chart, "--namespace", job.Namespace, "--include-crds", "--kube-version", KubeVersion, "--values",
            folder.Write($"{name.Replace(' ', '-')}-{index}.json", MeshJson.ToText(job.Values)),
        })];
        return new Candidate(name, () => Stopwatches.TimeAsync(async () =>
        {
            foreach (string[] run in runs)
            {
                await _helm.RunAsync(run);
            }
        }));
    }
}
