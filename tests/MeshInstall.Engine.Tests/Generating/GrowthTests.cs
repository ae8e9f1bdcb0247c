using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Engine.Tests.Generating;

/// <summary>What a configuration needs grows with its gateways and no faster; the benchmarks measure time as well.</summary>
public sealed class GrowthTests
{
    private const int Few = 50;
    private const int Times = 8;

    [Fact]
    public void Merging_by_name_needs_memory_in_proportion() => AssertLinear(count =>
    {
        MeshLayer below = Gateways(count, "64Mi", MeshListStrategy.Replace);
        MeshLayer above = Gateways(count, "96Mi", MeshListStrategy.Merge);
        return () => Assert.Equal(count, ((MeshList)ShippedProfiles.Config(below, above).Spec.At("components.ingressGateways")!).Count);
    });

    [Fact]
    public void Validating_needs_memory_in_proportion() => AssertLinear(count =>
    {
        MeshConfig config = ShippedProfiles.Config(Gateways(count, "64Mi", MeshListStrategy.Replace));
        _ = config.Document;
        return () => Assert.DoesNotContain(new ConfigValidator().Validate(config), issue => issue.Severity == MeshSeverity.Error);
    });

    [Fact]
    public void Comparing_needs_memory_in_proportion() => AssertLinear(count =>
    {
        MeshConfig before = ShippedProfiles.Config(Gateways(count, "64Mi", MeshListStrategy.Replace));
        MeshConfig after = ShippedProfiles.Config(Gateways(count, "96Mi", MeshListStrategy.Replace));
        _ = (before.Document, after.Document);
        return () => Assert.Equal(count, ConfigComparer.Compare(before, after).Count);
    });

    private static void AssertLinear(Func<int, Action> prepare)
    {
        long few = Allocated(prepare(Few));
        long many = Allocated(prepare(Few * Times));

        Assert.True(many <= few * Times * 1.3, $"{few} bytes for {Few} gateways, {many} for {Times} times as many");
    }

    private static long Allocated(Action work)
    {
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static MeshLayer Gateways(int count, string memory, MeshListStrategy lists) => ConfigReader.ReadText(
        "spec: {components: {ingressGateways: ["
            + string.Join(", ", Enumerable.Range(0, count).Select(index => $"{{name: edge-{index}, enabled: true, k8s: {{resources: {{requests: {{memory: {memory}}}}}}}}}"))
            + "]}}",
        "many.yaml", lists);
}
