using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Controllers;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Secrets;

/// <summary>Objects that a server refuses, which it does in words that quote them.</summary>
public sealed class RejectedObjectTests : IDisposable
{
    private readonly WatchedShell _shell = new();
    private readonly CanarySet _canaries = new();
    private readonly TemporaryFolder _folder = new();

    private string Space => "secrets-" + Path.GetFileName(_folder.Path).ToLowerInvariant();

    public static TheoryData<string, string> Objects => new()
    {
        { "data that is a list", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {password: [CANARY]}" },
        { "key that is none", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {\"pass word\": CANARY}" },
        { "type without its keys", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ntype: kubernetes.io/tls\nstringData: {tls.key: CANARY}" },
        { "docker login that is none", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ntype: kubernetes.io/dockerconfigjson\nstringData: {.dockerconfigjson: CANARY}" },
        { "annotation that is none", "apiVersion: v1\nkind: Secret\nmetadata: {name: x, annotations: {\"a b\": CANARY}}" },
        { "label of a Secret", "apiVersion: v1\nkind: Secret\nmetadata: {name: x, labels: {password: \"CANARY!\"}}" },
        { "data that is no base64", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {password: CANARY!!}" },
        { "binaryData that is no base64", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\nbinaryData: {password: CANARY!!}" },
        { "unknown field", "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\npassword: CANARY" },
        { "password in a ConfigMap", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {password: [CANARY]}" },
        { "key in a ConfigMap", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {\"pass word\": CANARY}" },
        { "variable", Deployment("env: [{name: API_TOKEN, value: CANARY, valueFrom: {fieldRef: {fieldPath: other}}}]") },
        { "variable that is a list", Deployment("env: [{name: API_TOKEN, value: [CANARY]}]") },
        { "variable that is a map", Deployment("env: {API_TOKEN: CANARY}") },
        { "environment that is text", Deployment("env: API_TOKEN=CANARY") },
        { "quantity", Deployment("resources: {limits: {cpu: other, password: CANARY}}") },
        { "argument that is text", Deployment("args: --password=CANARY") },
        { "unknown field of a container", Deployment("password: CANARY") },
        { "image", Deployment("image: \" https://me:CANARY@example/a\"") },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_sandbox_that_refuses_an_object_does_not_tell_its_secrets(string place, string text)
    {
        string kubeConfig = Path.Combine(_folder.Path, "kubeconfig");
        _shell.Invoke($"New-MeshSandbox -ReadyDelay 0 -KubeConfigPath {kubeConfig} | Out-Null");
        Try(kubeConfig, place, text);
    }

    [SkippableTheory]
    [Trait("Category", "Cluster")]
    [MemberData(nameof(Objects))]
    public async Task A_server_that_refuses_an_object_does_not_tell_its_secrets(string place, string text) =>
        Try((await RealCluster.SharedAsync()).KubeConfigPath, place, text);

    [Fact]
    public void What_a_sandbox_says_of_what_never_changes_tells_no_secret()
    {
        string kubeConfig = Path.Combine(_folder.Path, "kubeconfig");
        _shell.Invoke($"New-MeshSandbox -ReadyDelay 0 -KubeConfigPath {kubeConfig} | Out-Null");
        Change(kubeConfig);
    }

    [SkippableFact]
    [Trait("Category", "Cluster")]
    public async Task What_a_server_says_of_what_never_changes_tells_no_secret()
    {
        RealCluster cluster = await RealCluster.SharedAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync(new ControllerOptions { Namespaces = space => space == Space });
        Change(cluster.KubeConfigPath);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private static string Deployment(string line) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: x}
        spec:
          selector: {matchLabels: {app: x} }
          template:
            metadata: {labels: {app: x} }
            spec:
              containers:
              - name: x
                {{line}}
        """;

    private void Try(string kubeConfig, string place, string text)
    {
        Prepare(kubeConfig, text.Replace("CANARY", _canaries[place].Value, StringComparison.Ordinal));

        WatchedRun[] runs =
        [
            _shell.Run("$config | New-MeshManifest -Chart $charts | Install-MeshComponent @to -NoWait"),
            _shell.Run("$config | Get-MeshPlan @to -Chart $charts"),
            _shell.Run("$config | Install-Mesh @to -Chart $charts -RollbackOnFailure -NoWait"),
            _shell.Run("$config | Install-Mesh @to -Chart $charts -DryRun"),
            _shell.Run("Get-MeshRelease @to"),
        ];
        Assert.All(runs[2].ErrorIds, id => Assert.DoesNotContain("Unavailable", id, StringComparison.Ordinal));
        _canaries.AssertSilent(runs);
    }

    private void Change(string kubeConfig)
    {
        string objects = $$"""
            apiVersion: v1
            kind: Secret
            metadata: {name: fixed}
            immutable: true
            stringData: {password: "{{_canaries["immutable Secret"]}}-N"}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: fixed}
            immutable: true
            data: {password: "{{_canaries["immutable ConfigMap"]}}-N"}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: fixed}
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: x, image: example/x, args: ["--password={{_canaries["argument of a Job"]}}-N"], env: [{name: API_TOKEN, value: "{{_canaries["variable of a Job"]}}-N"} ] } ]
            """;
        Prepare(kubeConfig, objects.Replace("-N", "-1", StringComparison.Ordinal));
        WatchedRun first = _shell.Run("$config | Install-Mesh @to -Chart $charts -NoWait");
        Prepare(kubeConfig, objects.Replace("-N", "-2", StringComparison.Ordinal));

        _canaries.AssertSilent(
            first,
            _shell.Run("$config | Get-MeshPlan @to -Chart $charts"),
            _shell.Run("$config | Install-Mesh @to -Chart $charts -NoWait -WhatIf"),
            _shell.Run("$config | Install-Mesh @to @briefly -Chart $charts -NoWait"),
            _shell.Run("Restore-Mesh 1 @to @briefly -NoWait -MeshRevision $config.Revision"));
    }

    /// <summary>A mesh whose chart makes the objects, in a namespace of its own.</summary>
    private void Prepare(string kubeConfig, string objects)
    {
        string charts = Path.Combine(_folder.Path, "release");
        if (!Directory.Exists(charts))
        {
            TestData.Copy("release", charts);
        }

        File.WriteAllText(Path.Combine(charts, "manifests/charts/istio-control/istio-discovery/templates/x.yaml"), objects);
        _shell.Set("charts", charts);
        _shell.Invoke($$"""
            $to = @{ KubeConfig = '{{kubeConfig}}' }
            $briefly = @{ Timeout = 20 }
            $config = Get-MeshProfile empty | Merge-MeshConfig -Set components.pilot.enabled=true, values.global.istioNamespace={{Space}}, namespace={{Space}}, revision={{Space}}, values.pilot.replicaCount=0
            """);
    }
}
