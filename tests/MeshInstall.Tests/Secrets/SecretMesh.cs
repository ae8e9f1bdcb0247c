using System.Management.Automation;
using System.Text.Json.Nodes;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Secrets;

/// <summary>
/// A cluster in which a mesh with secrets is installed (<c>$config</c>) and another one is wanted (<c>$next</c>), with other secrets of other tools in
/// the objects that they share.
/// </summary>
internal sealed class SecretMesh : IDisposable
{
    private readonly SecretCharts _charts;

    public SecretMesh(string options = "-ReadyDelay 0")
    {
        _charts = new SecretCharts(Canaries);
        Folder = new TemporaryFolder();
        PSObject cluster = Shell.Invoke($"$cluster = New-MeshSandbox -Listen {options}; $cluster").Result.Output.Single();
        Objects = new ClusterObjects(cluster);
        Shell.Set("charts", _charts.Path);
        Shell.Set("chart", _charts.Chart);
        Shell.Set("folder", Folder.Path);
        Shell.Set("overlay", _charts.Write("overlay.yaml", Overlay));
        Config = Shell.Invoke($$"""
            $config = Get-MeshProfile minimal | Merge-MeshConfig -Path $overlay -Set values.pilot.env.API_TOKEN={{Canaries["-Set"]}}, values.pilot.replicaCount=1 -Value @{ values = @{ global = @{ adminPassword = '{{Canaries["-Value"]}}' } } }
            $next = $config | Merge-MeshConfig -Set values.pilot.env.API_TOKEN={{Canaries["-Set of the next"]}}, values.pilot.replicaCount=2 -Value @{ values = @{ global = @{ adminPassword = '{{Canaries["-Value of the next"]}}' } } }
            $config, $next
            """);
    }

    public CanarySet Canaries { get; } = new();

    public WatchedShell Shell { get; } = new();

    public ClusterObjects Objects { get; }

    public TemporaryFolder Folder { get; }

    /// <summary>How the configurations were made.</summary>
    public WatchedRun Config { get; }

    private string Overlay => $"""
        apiVersion: install.istio.io/v1alpha1
        kind: IstioOperator
        spec:
          values:
            global:
              password: "{Canaries["password in a document"]}"
          components:
            pilot:
              k8s:
                overlays:
                - kind: Secret
                  apiVersion: v1
                  name: login
                  patches:
                  - path: stringData.overlaid
                    value: "{Canaries["stringData of an overlay"]}"
        """;

    /// <summary>Installs the first one and lets other tools write what they know into its objects.</summary>
    public async Task<WatchedRun> InstallAsync()
    {
        WatchedRun run = Shell.Invoke("$config | Install-Mesh -Cluster $cluster -Chart $charts");
        await Objects.PatchAsync("api/v1/namespaces/istio-system/secrets/login", new JsonObject
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["example/live"] = Canaries["live annotation"].Value } },
            ["stringData"] = new JsonObject
            {
                ["other"] = Canaries["live value"].Value,
                ["plain"] = Canaries["other live value"].Value,
                ["theirs"] = Canaries["live value of another tool"].Value,
            },
        }.ToJsonString());
        await Objects.PatchAsync("apis/apps/v1/namespaces/istio-system/deployments/needs", $$$"""
            {"spec":{"template":{"spec":{"containers":[{"name":"needs","image":"example/needs:1","env":[{"name":"API_TOKEN","value":"{{{Canaries["live variable"]}}}"} ] } ] } } } }
            """);
        await Objects.PatchAsync("api/v1/namespaces/istio-system/configmaps/values", new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["password"] = Canaries["live value of a ConfigMap"].Value,
                ["values"] = new JsonObject { ["pilot"] = new JsonObject { ["env"] = new JsonObject { ["API_TOKEN"] = Canaries["live values in a ConfigMap"].Value } } }.ToJsonString(),
            },
        }.ToJsonString());
        return run;
    }

    /// <summary>Fails with each place where a secret came to light.</summary>
    public void AssertSilent(params IEnumerable<WatchedRun> runs) => Canaries.AssertSilent(runs);

    public void Dispose()
    {
        Shell.Dispose();
        Objects.Dispose();
        Folder.Dispose();
        _charts.Dispose();
    }
}
