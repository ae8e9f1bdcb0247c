using System.Diagnostics;
using MeshInstall.TestClusters;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>An installation as a pipeline of helm and kubectl makes it, with the labels that istioctl sets.</summary>
internal static class HelmInstallation
{
    private static readonly (string Component, string Chart)[] Parts =
        [("Base", "base"), ("Pilot", "istio-control/istio-discovery"), ("IngressGateways", "gateways/istio-ingress")];

    public static async Task MakeAsync(ITestCluster cluster, string manifests)
    {
        string? tools = Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS");
        Skip.If(string.IsNullOrEmpty(tools), "helm and kubectl are not here: set MESHINSTALL_TOOLS to a folder that holds helm/helm and kubectl/kubectl.");
        string helm = Path.Combine(tools, "helm", "helm");
        string kubectl = $"{Path.Combine(tools, "kubectl", "kubectl")} --kubeconfig {cluster.KubeConfigPath}";
        await ShellAsync($"{kubectl} create namespace istio-system");
        foreach ((string component, string chart) in Parts)
        {
            string labels = $"operator.istio.io/component={component} operator.istio.io/managed=Reconcile operator.istio.io/version=unknown"
                + (component == "Base" ? string.Empty : " istio.io/rev=default") + " install.operator.istio.io/owning-resource=installed-state";
            await ShellAsync(
                $"{helm} template istio {Path.Combine(manifests, "charts", chart)} --namespace istio-system"
                + $" | {kubectl} label --local --overwrite -f - {labels} -o yaml | {kubectl} apply --server-side --field-manager=istio-operator -f -");
        }
    }

    private static async Task ShellAsync(string line)
    {
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = shell.StandardOutput.ReadToEndAsync();
        string error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"{line}: {error} {await output}");
    }
}
