using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Tests.GoTemplates;

/// <summary>Templates of one test.</summary>
internal static class TestTemplates
{
    public const string File = "chart/templates/file.yaml";

    /// <summary>What one template writes.</summary>
    public static string Run(string template, object? data = null, ChartLimits? limits = null, CancellationToken cancellationToken = default) =>
        Set(template, limits).Execute(File, data, new TemplateServices(), cancellationToken);

    /// <summary>The error of one template.</summary>
    public static ChartException Error(string template, object? data = null, ChartLimits? limits = null) =>
        Assert.Throws<ChartException>(() => Run(template, data, limits));

    /// <summary>A set with one template.</summary>
    public static TemplateSet Set(string template, ChartLimits? limits = null)
    {
        TemplateSet set = new(FunctionTable.Functions, limits ?? ChartLimits.Default);
        set.Add(File, template);
        return set;
    }
}
