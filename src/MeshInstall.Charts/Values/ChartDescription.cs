using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Values;

/// <summary>What of a Chart.yaml changes while dependencies are worked out.</summary>
internal sealed class ChartDescription
{
    public ChartDescription(ChartMetadata metadata)
        : this(metadata, metadata.Name, [.. metadata.Dependencies.Select(dependency => new DependencyEntry(dependency))])
    {
    }

    private ChartDescription(ChartMetadata metadata, string name, List<DependencyEntry> dependencies)
    {
        Metadata = metadata;
        Name = name;
        Dependencies = dependencies;
    }

    public ChartMetadata Metadata { get; }

    /// <summary>The name, or the alias it goes by.</summary>
    public string Name { get; set; }

    /// <summary>The dependencies that are still wanted.</summary>
    public List<DependencyEntry> Dependencies { get; set; }

    public ChartDescription Copy() => new(Metadata, Name, [.. Dependencies.Select(entry => entry.Copy())]);
}
