using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

/// <summary>
/// Lists of what cmdlets give, as users index them. PowerShell takes an object without an indexer of its own for a single item: its <c>[0]</c> is the
/// whole list then, and its <c>[1]</c> nothing.
/// </summary>
public sealed class ListTests : IDisposable
{
    private const string Walk = """
        $script:lists = @{}
        function Test-List($item, $depth) {
            foreach ($property in $item.PSObject.Properties | Where-Object MemberType -EQ Property) {
                $value = $property.Value
                if ($null -eq $value -or $value -is [string] -or $value -is [Collections.IDictionary]) { continue }
                $name = "$($item.GetType().Name).$($property.Name)"
                if ($value -is [Collections.IEnumerable]) {
                    $first = $second = $null; $count = 0
                    foreach ($one in $value) { $count++; if ($count -eq 1) { $first = $one } elseif ($count -eq 2) { $second = $one } }
                    if ($count -eq 0) { continue }
                    $good = [object]::ReferenceEquals($value[0], $first) -and ($count -lt 2 -or [object]::ReferenceEquals($value[1], $second)) -and $value.Count -eq $count
                    if (-not $script:lists.ContainsKey($name) -or -not $good) { $script:lists[$name] = $good }
                    $value = $first
                }
                if ($depth -lt 5 -and $value.GetType().Namespace -like 'MeshInstall*' -and -not $value.GetType().IsEnum) { Test-List $value ($depth + 1) }
            }
        }
        foreach ($given in $all) { Test-List $given 0 }
        foreach ($name in $script:lists.Keys) { "$name $($script:lists[$name])" }
        """;

    private readonly PipelineCluster _cluster = new();

    [Fact]
    public void Every_list_of_an_object_can_be_indexed()
    {
        _cluster.Invoke("""
            $config = Get-MeshProfile demo
            $next = $config | Merge-MeshConfig -Set hub=registry.example/istio
            $manifests = $config | New-MeshManifest
            $all = @(
                $config; $manifests; Compare-MeshConfig $config $next; Compare-MeshConfig $config $next -ByComponent
                Compare-MeshManifest $manifests ($next | New-MeshManifest)
                $config | Get-MeshPlan -Cluster $cluster; $config | Install-Mesh -Cluster $cluster; $next | Get-MeshPlan -Cluster $cluster
                Get-Mesh -Cluster $cluster; Get-MeshRelease -Cluster $cluster
            )
            """);

        string[] lists = [.. _cluster.Invoke(Walk).Select(line => line.ToString())];

        Assert.True(lists.Length > 10, string.Join('\n', lists));
        Assert.All(lists, list => Assert.EndsWith(" True", list, StringComparison.Ordinal));
    }

    [Fact]
    public void The_values_of_a_configuration_can_be_indexed() =>
        Assert.Equal("MeshConfigValue", _cluster.Invoke("(Get-MeshProfile).GetValues()[1].GetType().Name").Single().ToString());

    public void Dispose() => _cluster.Dispose();
}
