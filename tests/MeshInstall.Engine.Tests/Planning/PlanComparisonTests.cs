using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Applying;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Planning;

public sealed class PlanComparisonTests
{
    private readonly MemoryCluster _cluster = new();

    [Fact]
    public async Task Plans_of_the_same_state_do_the_same()
    {
        MeshPlan first = await Plan("1");
        MeshPlan second = await Plan("1");

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Matches("^[0-9A-F]{64}$", first.Fingerprint);
        Assert.Empty(PlanComparison.Differences(first, second));
    }

    [Fact]
    public async Task What_somebody_did_meanwhile_is_named()
    {
        _cluster.Put("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        MeshPlan agreed = await Plan("2");
        _cluster.Put(ConfigMap("istio", "3"));

        MeshPlan now = await Plan("2");

        Assert.NotEqual(agreed.Fingerprint, now.Fingerprint);
        Assert.Contains("ConfigMap istio-system/istio: Update, not Create", PlanComparison.Differences(agreed, now));
    }

    [Fact]
    public async Task A_secret_that_is_wanted_otherwise_gives_another_fingerprint_and_is_not_told()
    {
        string Secret(string value) => $$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"a":"{{value}}"} }""";
        MeshPlan one = await InstallPlanner.PlanAsync(_cluster, "test", [Component("Pilot", [], Secret("canary-1"))], default);
        MeshPlan two = await InstallPlanner.PlanAsync(_cluster, "test", [Component("Pilot", [], Secret("canary-2"))], default);

        Assert.NotEqual(one.Fingerprint, two.Fingerprint);
        Assert.Equal(["Secret istio-system/s: another object is wanted"], PlanComparison.Differences(one, two));
        Assert.DoesNotContain("canary", PlanDocument.ToJson(one), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_of_a_plan_names_every_change_and_its_fingerprint()
    {
        MeshPlan plan = await Plan("1");

        MeshMap document = PlanDocument.Of(plan);

        Assert.Equal(plan.Fingerprint, document.FindText("fingerprint"));
        Assert.Equal(
            ["Create Namespace istio-system", "Create ConfigMap istio"],
            document.FindList("changes")!.Cast<MeshMap>().Select(change => $"{change.FindText("action")} {change.FindText("kind")} {change.FindText("name")}"));
    }

    private Task<MeshPlan> Plan(string value) => InstallPlanner.PlanAsync(_cluster, "test", [Component("Pilot", [], ConfigMap("istio", value))], default);
}
