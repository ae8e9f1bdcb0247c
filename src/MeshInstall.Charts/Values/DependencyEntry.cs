using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Values;

/// <summary>One dependency of a chart while it is worked out.</summary>
internal sealed class DependencyEntry
{
    public DependencyEntry(ChartDependency dependency)
    {
        Dependency = dependency;
        Name = dependency.Name;
        ImportValues = [.. dependency.ImportValues.Select(GoConversion.FromNode)];
    }

    public ChartDependency Dependency { get; }

    /// <summary>The name, or the alias once it took its place.</summary>
    public string Name { get; set; }

    public bool Enabled { get; set; }

    /// <summary>What is imported: strings, and maps of <c>child</c> and <c>parent</c>.</summary>
    public IReadOnlyList<object?> ImportValues { get; set; }

    public DependencyEntry Copy() => (DependencyEntry)MemberwiseClone();
}
