using System.Collections;
using System.Globalization;
using System.Management.Automation;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Files;
using MeshInstall.Pipeline;
using MeshInstall.Sandbox;

namespace MeshInstall.Commands;

/// <summary>Makes an in-memory Kubernetes cluster and connects to it.</summary>
[Cmdlet(VerbsCommon.New, "MeshSandbox")]
[OutputType(typeof(MeshCluster))]
public sealed class NewMeshSandboxCommand : MeshCommand
{
    private const string KubeConfigMark = "# The kubeconfig of a MeshInstall sandbox";

    /// <summary>The name of the cluster.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "sandbox";

    /// <summary>The Kubernetes version it claims.</summary>
    [Parameter]
    [ValidatePattern(@"^v?\d+\.\d+\.\d+$")]
    public string KubeVersion { get; set; } = "v1.35.0";

    /// <summary>How long pods take to become ready: seconds, <c>90s</c>, <c>5m</c>, or a TimeSpan.</summary>
    [Parameter]
    [Duration(AllowZero = true)]
    public TimeSpan ReadyDelay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// What becomes of which workloads, by name with wildcards: Ready, NeverReady, ImagePullBackOff, CrashLoopBackOff or Unschedulable.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Outcome { get; set; } = [];

    /// <summary>The share of requests and of what watches bring that fails on purpose, in every way that servers and networks fail; from 0 to 0.9.</summary>
    [Parameter]
    [ValidateRange(0.0, 0.9)]
    public double FaultRate { get; set; }

    /// <summary>Serves the cluster on a loopback port as well, so that kubectl can look inside.</summary>
    [Parameter]
    public SwitchParameter Listen { get; set; }

    /// <summary>The loopback port; 0 takes a free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>A file to write a kubeconfig for kubectl to; implies <c>-Listen</c>. Of files that are there, only that of an earlier sandbox is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KubeConfigPath { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        SandboxOptions options = new()
        {
            Name = Name,
            KubernetesVersion = KubeVersion.StartsWith('v') ? KubeVersion : "v" + KubeVersion,
            ReadyDelay = ReadyDelay,
            Rules = [.. Outcome.Cast<DictionaryEntry>().Select(ToRule)],
            Faults = FaultRate > 0 ? SandboxFaults.Everything(FaultRate) : SandboxFaults.None,
        };
        string? kubeConfig = KubeConfigPath is null ? null : this.ResolveNew(KubeConfigPath);
        if (kubeConfig is not null)
        {
            RequireOwnFile(kubeConfig);
        }

        SandboxCluster cluster = Await(token => SandboxCluster.OpenAsync(options, token));
        if (Listen || Port != 0 || kubeConfig is not null)
        {
            cluster.Listen(Port);
        }

        if (kubeConfig is not null)
        {
            Await(token => TextFile.WriteAsync(kubeConfig, KubeConfigMark + "\n" + cluster.Sandbox.GetKubeConfig(), token));
        }

        CurrentConnection.Cluster ??= cluster;
        WriteObject(cluster);
    }

    // The kubeconfig of an earlier sandbox may be replaced; one with somebody's credentials never.
    private static void RequireOwnFile(string path)
    {
        if (File.Exists(path) && File.ReadLines(path).FirstOrDefault() != KubeConfigMark)
        {
            throw new MeshException(
                "FileExists",
                MeshErrorKind.AlreadyExists,
                $"The kubeconfig of the sandbox was not written to '{path}': the file is there already, and is not that of a sandbox.",
                "Give another path, or remove the file first.",
                path);
        }
    }

    private static SandboxWorkloadRule ToRule(DictionaryEntry entry)
    {
        string outcome = Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? string.Empty;
        if (!Enum.TryParse(outcome, ignoreCase: true, out SandboxWorkloadOutcome parsed) || !Enum.IsDefined(parsed))
        {
            throw new MeshException(
                "OutcomeInvalid",
                MeshErrorKind.InvalidArgument,
                $"'{outcome}' is not an outcome of a workload.",
                $"Give one of {string.Join(", ", Enum.GetNames<SandboxWorkloadOutcome>())}.",
                outcome);
        }

        return new SandboxWorkloadRule { Name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "*", Outcome = parsed };
    }
}
