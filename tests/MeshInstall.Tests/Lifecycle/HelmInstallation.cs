using System.Diagnostics;
using MeshInstall.TestClusters;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Installations of Istio's charts as other tools make them.</summary>
internal static class HelmInstallation
{
    private static readonly (string Component, string Name, string Chart)[] Parts =
    [
        ("Base", "istio-base", "base"), ("Pilot", "istiod", "istio-control/istio-discovery"), ("IngressGateways", "istio-ingress", "gateways/istio-ingress"),
    ];

    /// <summary>How an installation is made.</summary>
    public enum Way
    {
        /// <summary>helm template and a server-side apply in the name of istioctl, with its labels.</summary>
        ServerSide,

        /// <summary>helm template and kubectl apply, with istioctl's labels.</summary>
        ClientSide,

        /// <summary>helm install.</summary>
        Release,
    }

    public static async Task MakeAsync(ITestCluster cluster, string manifests, Way way)
    {
        string? tools = Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS");
        Skip.If(string.IsNullOrEmpty(tools), "helm and kubectl are not here: set MESHINSTALL_TOOLS to a folder that holds helm/helm and kubectl/kubectl.");
        string helm = Path.Combine(tools, "helm", "helm");
        string kubectl = $"{Path.Combine(tools, "kubectl", "kubectl")} --kubeconfig {cluster.KubeConfigPath}";
        string settings = $"--namespace istio-system --set global.tag={IstioCharts.Older}";
        await ShellAsync($"{kubectl} create namespace istio-system");
        foreach ((string component, string name, string chart) in Parts)
        {
            string path = Path.Combine(manifests, "charts", chart);
            string labels = $"operator.istio.io/component={component} operator.istio.io/managed=Reconcile operator.istio.io/version=unknown"
                + (component == "Base" ? string.Empty : " istio.io/rev=default") + " install.operator.istio.io/owning-resource=unknown";
            string labelled = $"{helm} template istio {path} {settings} | {kubectl} label --local --overwrite -f - {labels} -o json";
            await ShellAsync(way switch
            {
                Way.ServerSide => $"{labelled} | {kubectl} apply --server-side --field-manager=istio-operator -f -",
                Way.ClientSide => $"{labelled} | {kubectl} apply -f -",
                _ => $"{helm} install {name} {path} {settings} --kubeconfig {cluster.KubeConfigPath}",
            });
        }
    }

    private static async Task ShellAsync(string line)
    {
        using Process shell = Process.Start(new ProcessStartInfo("bash", ["-o", "pipefail", "-c", line]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = shell.StandardOutput.ReadToEndAsync();
        string error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"{line}: {error} {await output}");
    }
}
