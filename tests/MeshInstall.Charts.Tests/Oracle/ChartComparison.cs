using System.Globalization;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>One chart through helm and through this engine: the text must be the same to the byte, or both must refuse.</summary>
internal static class ChartComparison
{
    private const string KubeVersion = "v1.35.0";

    /// <summary>Null where both agree, else what differs.</summary>
    public static async Task<string?> DifferenceAsync(string chart, MeshMap values, string ns = "istio-system")
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("values.json", MeshJson.ToText(values));
        HelmResult helm = await RunHelmAsync();
        (string? text, string? error) = await RenderAsync(chart, values, ns);
        if (!helm.Succeeded)
        {
            return text is null ? null : $"helm refuses: {helm.Errors.Trim()}";
        }

        if (text is null)
        {
            return $"helm renders it, the engine says: {error}";
        }

        // What a chart makes up at random or by the clock differs between two runs of helm as well; those lines say nothing.
        return text == helm.Output ? null : FirstDifference(helm.Output, (await RunHelmAsync()).Output, text);

        Task<HelmResult> RunHelmAsync() => HelmTool.RunAsync(
            folder.Path, "template", "release", Path.GetFullPath(chart), "--namespace", ns, "--kube-version", KubeVersion, "--include-crds", "--values", file);
    }

    private static async Task<(string? Text, string? Error)> RenderAsync(string path, MeshMap values, string ns)
    {
        try
        {
            Chart chart = await ChartLoader.LoadAsync(path, ChartLimits.Default, CancellationToken.None);
            ChartRenderOptions options = new()
            {
                Release = new ChartRelease { Name = "release", Namespace = ns },
                Capabilities = new ChartCapabilities { KubeVersion = KubeVersion },
                IncludeCrds = true,
                ValidateOutput = true,
            };
            return (ChartRenderer.Render(chart, values, options, CancellationToken.None).ToText(), null);
        }
        catch (ChartException exception)
        {
            return (null, exception.Message);
        }
    }

    private static string? FirstDifference(string helm, string helmAgain, string engine)
    {
        string[] wanted = helm.Split('\n'), again = helmAgain.Split('\n'), got = engine.Split('\n');
        for (int i = 0; i < Math.Min(wanted.Length, got.Length); i++)
        {
            if (got[i] != wanted[i] && (again.Length != wanted.Length || again[i] == wanted[i]))
            {
                string before = string.Join('\n', wanted[Math.Max(0, i - 4)..i]);
                return string.Create(CultureInfo.InvariantCulture, $"line {i + 1}, after\n{before}\nhelm:   {wanted[i]}\nengine: {got[i]}");
            }
        }

        return wanted.Length == got.Length ? null
            : string.Create(CultureInfo.InvariantCulture, $"helm writes {wanted.Length} lines, the engine {got.Length}");
    }
}
