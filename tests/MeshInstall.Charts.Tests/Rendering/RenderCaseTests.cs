using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>Every case of <see cref="RenderCases"/>, held against this engine and against helm; MESHINSTALL_UPDATE_CASES=1 records what helm prints.</summary>
public sealed class RenderCaseTests
{
    public static TheoryData<string> Names => [.. RenderCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chart_renders_to_the_bytes_that_helm_printed(string name)
    {
        RenderOutcome expected = new(await File.ReadAllTextAsync(RenderCases.ExpectedFile(name)), null);
        string? difference = (await RenderCases.All[name].RunAsync()).Difference(expected);
        Assert.True(difference is null, difference);
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Helm_prints_what_is_recorded(string name)
    {
        HelmTool.Require();
        RenderOutcome helm = await RenderCases.All[name].RunHelmAsync();
        if (Environment.GetEnvironmentVariable("MESHINSTALL_UPDATE_CASES") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(RenderCases.ExpectedFile(name), helm.Output ?? throw new InvalidOperationException(helm.Error));
        }

        string? difference = new RenderOutcome(await File.ReadAllTextAsync(RenderCases.ExpectedFile(name)), null).Difference(helm);
        Assert.True(difference is null, difference);
    }
}
