using System.Text.Json.Nodes;

namespace MeshInstall.Tests.Secrets;

/// <summary>Workloads that never become ready, and pods, probes and events that tell why by repeating what they were started with.</summary>
public sealed class ReadinessSecretTests
{
    [Theory]
    [InlineData("NeverReady")]
    [InlineData("CrashLoopBackOff")]
    [InlineData("ImagePullBackOff")]
    [InlineData("Unschedulable")]
    public async Task A_wait_in_vain_tells_no_secret(string outcome)
    {
        using SecretMesh mesh = new($"-ReadyDelay 0 -Outcome @{{ needs = '{outcome}' }}");
        List<WatchedRun> runs = [mesh.Config, mesh.Shell.Run("$config | Install-Mesh -Cluster $cluster -Chart $charts -NoWait")];
        JsonArray pods = (await mesh.Objects.GetAsync("api/v1/namespaces/istio-system/pods"))["items"]!.AsArray();
        int spoilt = 0;
        foreach (JsonNode pod in pods.OfType<JsonNode>().Where(pod => pod["metadata"]!["name"]!.GetValue<string>().StartsWith("needs", StringComparison.Ordinal)))
        {
            await SpoilAsync(mesh, pod);
            spoilt++;
        }

        runs.Add(mesh.Shell.Run("Wait-Mesh -Cluster $cluster -Timeout 1"));
        runs.Add(mesh.Shell.Run("$config | Install-Mesh -Cluster $cluster -Chart $charts -Timeout 1"));
        runs.Add(mesh.Shell.Run("$next | Install-Mesh -Cluster $cluster -Chart $charts -Timeout 1 -RollbackOnFailure -ForceConflicts"));
        runs.Add(mesh.Shell.Run("Get-Mesh -Cluster $cluster; Get-MeshRelease -Cluster $cluster"));

        Assert.True(spoilt > 0, "no pod");
        Assert.Contains(runs, run => run.Result.Errors.Count > 0);
        mesh.AssertSilent(runs);
    }

    /// <summary>Adds to what is said of a pod all that its containers and those of other kinds know.</summary>
    private static async Task SpoilAsync(SecretMesh mesh, JsonNode pod)
    {
        string name = pod["metadata"]!["name"]!.GetValue<string>();
        string said = $"API_TOKEN={mesh.Canaries["-Set"]} " + string.Join(' ', (pod["spec"]!["containers"]!.AsArray()[0]!["env"] as JsonArray ?? [])
            .Select(variable => $"{variable!["name"]}={variable["value"]}"));
        string probe = $"Readiness probe failed: command \"login --password={mesh.Canaries["words of a probe"]}\" failed: {said}";
        await mesh.Objects.PostAsync("api/v1/namespaces/istio-system/events", new JsonObject
        {
            ["apiVersion"] = "v1", ["kind"] = "Event", ["metadata"] = new JsonObject { ["name"] = name + ".1", ["namespace"] = "istio-system" },
            ["involvedObject"] = new JsonObject { ["kind"] = "Pod", ["namespace"] = "istio-system", ["name"] = name, ["uid"] = pod["metadata"]!["uid"]!.GetValue<string>() },
            ["type"] = "Warning", ["reason"] = "Unhealthy", ["message"] = probe, ["count"] = 3, ["lastTimestamp"] = "2030-01-01T00:00:00Z",
        }.ToJsonString());
        JsonNode status = pod["status"]!.DeepClone();
        foreach (JsonNode container in (status["containerStatuses"] as JsonArray ?? []).OfType<JsonNode>())
        {
            container["ready"] = false;
            container["state"] = new JsonObject { ["waiting"] = new JsonObject { ["reason"] = "CrashLoopBackOff", ["message"] = probe } };
            container["lastState"] = new JsonObject { ["terminated"] = new JsonObject { ["exitCode"] = 1, ["reason"] = "Error", ["message"] = probe } };
        }

        foreach (JsonNode condition in (status["conditions"] as JsonArray ?? []).OfType<JsonNode>())
        {
            condition["message"] = probe;
        }

        await mesh.Objects.PatchAsync($"api/v1/namespaces/istio-system/pods/{name}/status", new JsonObject { ["status"] = status }.ToJsonString());
    }
}
