using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class PlanPipelineTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();

    [Fact]
    public void A_plan_counts_what_it_would_do_and_changes_nothing()
    {
        Collection<PSObject> output = _runspace.Invoke("$cluster = New-MeshSandbox; Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster; Get-Mesh -Cluster $cluster");

        PSObject plan = Assert.Single(output);
        Assert.True((int)plan.Properties["Create"].Value > 20);
        Assert.Equal(0, plan.Properties["Delete"].Value);
        Assert.Matches("^[0-9A-F]{64}$", (string)plan.Properties["Fingerprint"].Value);
    }

    [Fact]
    public void After_an_installation_the_plan_of_the_same_configuration_does_nothing()
    {
        Collection<PSObject> output = _runspace.Invoke("Get-MeshProfile minimal | Install-Mesh -Sandbox -NoWait | Out-Null; Get-MeshProfile minimal | Get-MeshPlan");

        Assert.Equal(false, Assert.Single(output).Properties["HasChanges"].Value);
    }

    [Fact]
    public void Manifests_are_planned_together()
    {
        Collection<PSObject> output = _runspace.Invoke("$cluster = New-MeshSandbox; Get-MeshProfile minimal | New-MeshManifest | Get-MeshPlan -Cluster $cluster");

        Assert.Equal(true, Assert.Single(output).Properties["IsPartial"].Value);
    }

    [Fact]
    public void The_plan_of_an_update_looks_at_what_the_change_touches_only_and_is_carried_out_as_such()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$cluster = New-MeshSandbox; Get-MeshProfile | Install-Mesh -Cluster $cluster | Out-Null;"
            + "$plan = Get-MeshProfile | Merge-MeshConfig -Set 'components.ingressGateways[0].k8s.podAnnotations.note=new' | Get-MeshPlan -Update -Cluster $cluster;"
            + "$plan; $plan | Install-Mesh -Cluster $cluster");

        PSObject[] changes = [.. ((IEnumerable<object>)output[0].Properties["Changes"].Value).Select(PSObject.AsPSObject)];
        Assert.All(changes, change => Assert.Equal("istio-ingressgateway", change.Properties["Component"].Value));
        Assert.Equal(["Deployment"], changes.Where(change => change.Properties["Action"].Value.ToString() == "Restart")
            .Select(change => change.Properties["Resource"].Value.ToString()!.Split(' ')[0]));
        PSObject result = Assert.Single(output, item => item.TypeNames[0] == "MeshInstall.MeshInstallResult");
        Assert.Equal(("istio-ingressgateway", "Restart"), (result.Properties["Name"].Value, result.Properties["Impact"].Value.ToString()));
    }

    [Fact]
    public void A_plan_is_shown_as_a_summary_and_a_table_of_changes()
    {
        _runspace.Invoke("$cluster = New-MeshSandbox; Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster | Out-Default");

        string text = string.Join('\n', _runspace.Host.Lines);
        Assert.Contains("to create", text, StringComparison.Ordinal);
        Assert.Contains("Component", text, StringComparison.Ordinal);
        Assert.Contains("istiod", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_written_with_its_changes_and_without_secrets()
    {
        string file = Path.Combine(Path.GetTempPath(), $"plan-{Guid.NewGuid():n}.json");
        try
        {
            Collection<PSObject> output = _runspace.Invoke(
                "$cluster = New-MeshSandbox; $plan = Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster; $plan; $plan | Export-MeshPlan $file", ("file", file));

            JsonNode written = JsonNode.Parse(File.ReadAllText(file))!;
            Assert.Equal((string)output[0].Properties["Fingerprint"].Value, (string?)written["fingerprint"]);
            Assert.Equal((int)output[0].Properties["Create"].Value, (int)written["summary"]!["create"]!);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Something_that_is_no_configuration_is_refused()
    {
        RunResult result = _runspace.Run("$cluster = New-MeshSandbox; 42 | Get-MeshPlan -Cluster $cluster");

        Assert.StartsWith("PlanInputInvalid", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    public void Dispose() => _runspace.Dispose();
}
