using System.Diagnostics;
using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>The real helm and Istio's own charts, where the environment names them.</summary>
internal static class OracleTools
{
    private static readonly YamlReaderOptions HelmOutput = new() { DuplicateKeysAreErrors = false };
    private static readonly string? Helm = Existing("MESHINSTALL_TOOLS", "helm", "helm");

    public static bool HasHelm => Helm is not null;

    public static bool ArePresent => Helm is not null && IstioSource.Root is not null;

    /// <summary>What helm makes of one of Istio's charts.</summary>
    public static Task<IReadOnlyList<MeshResource>> RenderAsync(string chart, string ns, MeshMap values, string kubeVersion) =>
        RenderFolderAsync(Path.Combine(IstioSource.Shipped, "charts", chart), ns, values, kubeVersion);

    /// <summary>What helm makes of Istio's chart for a component with a file of values.</summary>
    public static Task<IReadOnlyList<MeshResource>> RenderAsync(MeshManifest component, string values, string kubeVersion) => RenderFolderAsync(
        Path.Combine(IstioSource.Shipped, "charts", ComponentCatalog.Find(component.Component)!.ChartFolder), component.Namespace, values, kubeVersion);

    /// <summary>What helm makes of the chart in a folder.</summary>
    public static Task<IReadOnlyList<MeshResource>> RenderFolderAsync(string chart, string ns, MeshMap values, string kubeVersion) =>
        RenderFolderAsync(chart, ns, MeshJson.ToText(values), kubeVersion);

    private static async Task<IReadOnlyList<MeshResource>> RenderFolderAsync(string chart, string ns, string values, string kubeVersion)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, values);
            string text = await RunAsync(
                "template", "istio", chart, "--namespace", ns, "--values", file, "--include-crds", "--kube-version", kubeVersion);
            return [.. YamlReader.ReadAll(text, chart, HelmOutput).OfType<MeshMap>().Where(body => body.Count > 0).Select(body => new MeshResource(body))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(Helm!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process helm = Process.Start(start)!;
        Task<string> errors = helm.StandardError.ReadToEndAsync();
        string output = await helm.StandardOutput.ReadToEndAsync();
        await helm.WaitForExitAsync();
        return helm.ExitCode == 0 ? output : throw new InvalidOperationException("helm: " + await errors);
    }

    private static string? Existing(string variable, params string[] parts) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } root && Path.Combine([root, .. parts]) is var path && Path.Exists(path) ? path : null;
}
