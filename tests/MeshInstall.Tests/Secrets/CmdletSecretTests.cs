using MeshInstall.Tests.Module;

namespace MeshInstall.Tests.Secrets;

public sealed class CmdletSecretTests
{
    /// <summary>What each cmdlet is given to do with the secrets; <c>$config</c> is installed, <c>$next</c> is wanted.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Compare-MeshConfig"] = ["Compare-MeshConfig $config $next", "Compare-MeshConfig $config $next -ByComponent", "Compare-MeshConfig (Get-MeshProfile minimal) $next"],
        ["Compare-MeshManifest"] =
        [
            "$old = $config | New-MeshManifest -Chart $charts; $new = $next | New-MeshManifest -Chart $charts",
            "Compare-MeshManifest $old $new -IncludeEqual", "Compare-MeshManifest @() $new", "Compare-MeshManifest $old @()",
        ],
        ["Connect-MeshCluster"] = ["$cluster.GetType() | Out-Null; New-MeshSandbox -KubeConfigPath $folder/kc | Out-Null; Connect-MeshCluster -KubeConfig $folder/kc"],
        ["Convert-MeshConfig"] =
        [
            "$next | Convert-MeshConfig", "$next | Merge-MeshConfig -Value @{ values = @{ global = @{ mtls = @{ password = $next.Spec.values.global.password } } } } | Convert-MeshConfig -ListChange",
        ],
        ["Disconnect-MeshCluster"] = ["New-MeshSandbox -KubeConfigPath $folder/kc | Out-Null; Connect-MeshCluster -KubeConfig $folder/kc | Out-Null; Disconnect-MeshCluster"],
        ["Expand-MeshChart"] =
        [
            "$values = @{ global = @{ istioNamespace = 'x' }; meshConfig = @{}; pilot = @{ replicaCount = 1; cni = @{ enabled = $false }; hub = 'h'; tag = 't'; env = @{ API_TOKEN = $next.Spec.values.pilot.env.API_TOKEN } } }; Expand-MeshChart $chart -Value $values",
            "Expand-MeshChart $chart -Value $values -Set ('pilot.env.API_TOKEN=' + $next.Spec.values.pilot.env.API_TOKEN + ',a[b]=1')", "Expand-MeshChart $chart -Value $next.Spec.values.pilot.env.API_TOKEN",
        ],
        ["Export-MeshConfig"] = ["$next | Export-MeshConfig -Path $folder/next.yaml", "$next | Export-MeshConfig -Path $folder/next.yaml"],
        ["Export-MeshManifest"] = ["$next | New-MeshManifest -Chart $charts | Export-MeshManifest $folder/out -PassThru", "$next | New-MeshManifest -Chart $charts | Export-MeshManifest $folder/out2 -WhatIf"],
        ["Export-MeshPlan"] = ["$next | Get-MeshPlan -Cluster $cluster -Chart $charts | Export-MeshPlan -Path $folder/plan.json; @{ Text = [IO.File]::ReadAllText(\"$folder/plan.json\") }"],
        ["Get-Mesh"] = ["Get-Mesh -Cluster $cluster"],
        ["Get-MeshPlan"] = ["$next | Get-MeshPlan -Cluster $cluster -Chart $charts", "$config | Get-MeshPlan -Cluster $cluster -Chart $charts", "$next | Get-MeshPlan -Cluster $cluster -Chart $charts -Update", "$next | Get-MeshPlan -Cluster (New-MeshSandbox) -Chart $charts"],
        ["Get-MeshProfile"] = ["Get-MeshProfile minimal", "Get-MeshProfile -Path $overlay"],
        ["Get-MeshRelease"] = ["Get-MeshRelease -Cluster $cluster"],
        ["Import-MeshConfig"] = ["Import-MeshConfig $overlay"],
        ["Install-Mesh"] = ["$next | Install-Mesh -Cluster $cluster -Chart $charts -WhatIf", "$next | Install-Mesh -Cluster $cluster -Chart $charts", "$next | Install-Mesh -Cluster $cluster -Chart $charts -DryRun -ForceConflicts", "$next | Install-Mesh -Cluster $cluster -Chart $charts -ForceConflicts"],
        ["Install-MeshComponent"] = ["$next | New-MeshManifest -Chart $charts | Install-MeshComponent -Cluster $cluster -WhatIf", "$next | New-MeshManifest -Chart $charts | Install-MeshComponent -Cluster $cluster -ForceConflicts"],
        ["Merge-MeshConfig"] = ["$next | Merge-MeshConfig -Path $overlay", "$next | Merge-MeshConfig -Set ('values.pilot.env.API_TOKEN[=' + $next.Spec.values.pilot.env.API_TOKEN)", "$next | Merge-MeshConfig -Value $next.Spec.values.pilot.env.API_TOKEN"],
        ["New-MeshManifest"] = ["$next | New-MeshManifest -Chart $charts", "$next | New-MeshManifest"],
        ["New-MeshSandbox"] = ["New-MeshSandbox -Outcome @{ needs = $next.Spec.values.pilot.env.API_TOKEN.Substring(0, 3) }"],
        ["Restore-Mesh"] = ["$next | Install-Mesh -Cluster $cluster -Chart $charts -ForceConflicts | Out-Null", "Restore-Mesh 1 -Cluster $cluster -WhatIf", "Restore-Mesh 1 -Cluster $cluster"],
        ["Test-MeshCluster"] = ["Test-MeshCluster -Cluster $cluster", "$next | Test-MeshCluster -Cluster $cluster -Chart $charts"],
        ["Test-MeshConfig"] =
        [
            "$next | Test-MeshConfig -Chart $charts", "$next | Merge-MeshConfig -Set 'values.pilot.replicaCount=x', ('values.global.proxy.password=' + $next.Spec.values.pilot.env.API_TOKEN) | Test-MeshConfig",
            "$next | Merge-MeshConfig -Set ('values.pilot.env.API_TOKEN[0]=' + $next.Spec.values.pilot.env.API_TOKEN) | Test-MeshConfig",
        ],
        ["Uninstall-Mesh"] = ["Uninstall-Mesh default -Cluster $cluster -WhatIf", "Uninstall-Mesh default -Cluster $cluster"],
        ["Update-Mesh"] = ["$next | Update-Mesh -Cluster $cluster -Chart $charts -WhatIf", "$next | Update-Mesh -Cluster $cluster -Chart $charts", "$next | Update-Mesh -Cluster $cluster -Chart $charts -ForceConflicts"],
        ["Wait-Mesh"] = ["Wait-Mesh -Cluster $cluster -Timeout 1"],
    };

    public static TheoryData<string> Cmdlets => [.. ModuleManifest.Texts("CmdletsToExport")];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public async Task No_stream_of_a_cmdlet_tells_a_secret(string cmdlet)
    {
        Assert.True(Uses.TryGetValue(cmdlet, out string[]? scripts), $"Say what {cmdlet} does with secrets.");
        using SecretMesh mesh = new();
        List<WatchedRun> runs = [mesh.Config, await mesh.InstallAsync()];
        runs.AddRange(scripts.Select(mesh.Shell.Run));

        Assert.All(runs.SelectMany(run => run.Result.Errors), error => Assert.StartsWith(nameof(MeshInstall), error.Exception.GetType().FullName, StringComparison.Ordinal));
        mesh.AssertSilent(runs);
    }
}
