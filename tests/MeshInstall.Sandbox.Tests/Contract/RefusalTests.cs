using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Wrong objects, as charts and overlays make them, are refused by the sandbox as by a real API server: code, reason, message and causes.</summary>
[Trait("Category", "Cluster")]
public sealed class RefusalTests(RealClusterFixture real, SandboxTestCluster sandbox) : IClassFixture<RealClusterFixture>, IClassFixture<SandboxTestCluster>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Contract", "Refusals");

    [SkippableFact]
    public async Task Wrong_objects_are_refused_in_the_same_words()
    {
        var space = "r-" + Guid.NewGuid().ToString("n")[..8];
        ApiCaller[] servers = [new(real.Client), new(sandbox.Client)];
        foreach (var server in servers)
        {
            await server.PostAsync("/api/v1/namespaces", $$"""{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "{{space}}" } }""");
        }

        var objects = JsonNode.Parse(Named(await File.ReadAllTextAsync(Path.Combine(Folder, "objects.json")), space))!.AsObject();
        var (total, differences) = (0, new List<string>());
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(Folder, "faults.txt"))).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = Named(line, space).Split(' ', 2);
            var body = Over(objects[parts[0]]!, JsonNode.Parse(parts[1]))!.AsObject();
            var path = (string)body["path"]!;
            body.Remove("path");
            var answers = await Task.WhenAll(servers.Select(server => server.PostAsync(path + "?dryRun=All", body.ToJsonString())));
            var views = answers.Select(View).ToList();
            total++;
            if (views[0] != views[1])
            {
                differences.Add($"{line}\n  real    {views[0]}\n  sandbox {views[1]}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {total} differ\n{string.Join('\n', differences)}");
    }

    private static string Named(string text, string space) => text.Replace("NS", space, StringComparison.Ordinal);

    private static string View(ApiAnswer answer) => (int)answer.Code < 300
        ? "accepted"
        : $"{(int)answer.Code} {answer.Reason} {answer.Message} {answer.Body["details"]?["causes"]?.ToJsonString()}";

    private static JsonNode? Over(JsonNode? below, JsonNode? above)
    {
        if (above is not JsonObject members)
        {
            return above?.DeepClone();
        }

        var result = below?.DeepClone() as JsonObject ?? [];
        foreach (var (name, value) in members)
        {
            var next = value is null ? null : Over(result[name], value);
            result.Remove(name);
            if (next is not null)
            {
                result[name] = next;
            }
        }

        return result;
    }
}
