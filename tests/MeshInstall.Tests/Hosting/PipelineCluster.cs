using System.Collections.ObjectModel;
using System.Management.Automation;

namespace MeshInstall.Tests.Hosting;

/// <summary>A runspace with a sandbox of its own, <c>$cluster</c>, whose objects can be looked at and changed as other clients do.</summary>
internal sealed class PipelineCluster : IDisposable
{
    public PipelineCluster(string options = "")
    {
        PSObject cluster = Runspace.Invoke($"$cluster = New-MeshSandbox -Listen -ReadyDelay 0 {options} -WarningAction SilentlyContinue; $cluster").Single();
        Objects = new ClusterObjects(cluster);
    }

    public ModuleRunspace Runspace { get; } = new();

    public ClusterObjects Objects { get; }

    /// <summary>What reached the host itself, such as the lines of -WhatIf.</summary>
    public string Shown => string.Join('\n', Runspace.Host.Lines);

    public RunResult Run(string script) => Runspace.Run(script);

    /// <summary>Runs a script that must not fail.</summary>
    public Collection<PSObject> Invoke(string script) => Runspace.Invoke(script);

    /// <summary>Runs a script whose last object is the summary, and must not fail.</summary>
    public PSObject Summary(string script) => Summary(Invoke(script));

    public static PSObject Summary(IReadOnlyCollection<PSObject> output) => Assert.Single(output, item => item.TypeNames[0] == "MeshInstall.MeshInstallSummary");

    /// <summary>Each result as <c>name status impact</c>, in alphabetical order.</summary>
    public static string[] Results(IEnumerable<PSObject> output) =>
        [.. output.Where(item => item.TypeNames[0] == "MeshInstall.MeshInstallResult").Select(item => item.Texts("Name", "Status", "Impact")).Order(StringComparer.Ordinal)];

    /// <summary>Each release, newest first, as <c>number operation status</c>.</summary>
    public string[] Releases(string revision = "default") =>
        [.. Invoke($"Get-MeshRelease {revision} -Cluster $cluster").Select(release => release.Texts("Number", "Operation", "Status"))];

    /// <summary>Each installed revision as <c>revision health</c>.</summary>
    public string[] Meshes() => [.. Invoke("Get-Mesh -Cluster $cluster").Select(mesh => mesh.Texts("Revision", "Health"))];

    public void Dispose()
    {
        Objects.Dispose();
        Runspace.Dispose();
    }
}
