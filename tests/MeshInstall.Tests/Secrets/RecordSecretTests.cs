using System.Text.Json.Nodes;

namespace MeshInstall.Tests.Secrets;

/// <summary>What is left on the cluster about releases beside their bodies, and what is shown of it.</summary>
public sealed class RecordSecretTests
{
    [Fact]
    public async Task Nothing_about_a_record_tells_a_secret_but_its_body()
    {
        using SecretMesh mesh = new();
        WatchedRun[] runs = [await mesh.InstallAsync(), mesh.Shell.Run("$next | Install-Mesh -Cluster $cluster -Chart $charts -ForceConflicts")];
        JsonNode secrets = await mesh.Objects.GetAsync("api/v1/secrets?fieldSelector=type%21%3DOpaque");
        JsonNode leases = await mesh.Objects.GetAsync("apis/coordination.k8s.io/v1/leases");
        JsonNode events = await mesh.Objects.GetAsync("api/v1/events");
        JsonNode[] records = [.. secrets["items"]!.AsArray().OfType<JsonNode>().Where(item => item["metadata"]!["name"]!.GetValue<string>() is not ("login" or "fixed"))];

        Assert.NotEmpty(records);
        foreach (JsonNode record in records)
        {
            record.AsObject().Remove("data");
        }

        mesh.AssertSilent(runs);
        Assert.Empty(mesh.Canaries.Leaks([.. records.Append(leases).Append(events).Select(item => (item["kind"]?.GetValue<string>() ?? "record", item.ToJsonString()))]));
    }
}
