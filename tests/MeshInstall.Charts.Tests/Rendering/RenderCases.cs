using System.Reflection;

namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>The charts beside these tests, each with the flags that show one more of its sides; what helm prints stands under <c>Charts/Expected</c>.</summary>
internal static class RenderCases
{
    private static readonly string Folder = Path.Combine(
        typeof(RenderCases).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectFolder").Value!, "Charts");

    public static IReadOnlyDictionary<string, RenderCase> All { get; } = new Dictionary<string, RenderCase>
    {
        ["orders"] = Of("orders"),
        ["orders-with-crds"] = Of("orders") with { IncludeCrds = true },
        ["orders-without-hooks"] = Of("orders") with { NoHooks = true },
        ["orders-without-tests"] = Of("orders") with { SkipTests = true },
        ["surroundings"] = Of("surroundings") with { Set = ["given=1000000"] },
        ["surroundings-upgrade"] = Of("surroundings") with
        {
            IsUpgrade = true, Name = "other", Namespace = "elsewhere", KubeVersion = "1.31.4-gke.100", ApiVersions = ["example.com/v1/Widget", "example.com/v1"],
        },
        ["surroundings-alone"] = Of("surroundings") with { Set = ["guest.enabled=false", "given={1,true,null,x}"] },
        ["family"] = Of("family"),
        ["family-of-one"] = Of("family") with { Set = ["global.taken=null", "tags.twins=false", "tags.back=false", "child.grandchild.enabled=false"] },
        ["family-in-full"] = Of("family") with { Set = ["off.enabled=true", "twin.table=5", "child.removed.x=1,child.size={1,2}", "global.region.x=1", "twin.extra=null,extra=null"] },
        ["quirks"] = Of("quirks"),
    };

    public static string ExpectedFile(string name) => Path.Combine(Folder, "Expected", $"{name}.txt");

    private static RenderCase Of(string chart) => new(Path.Combine(Folder, chart));
}
