namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>How any chart is expanded; what is not set is as <c>helm template</c> has it.</summary>
public sealed record ExpansionOptions
{
    /// <summary>The name of the release.</summary>
    public string ReleaseName { get; init; } = "release-name";

    /// <summary>The namespace of the release.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Files of values, in order; the last wins.</summary>
    public IReadOnlyList<string> ValuesFiles { get; init; } = [];

    /// <summary>Trees of values above the files, in order.</summary>
    public IReadOnlyList<MeshMap> Values { get; init; } = [];

    /// <summary>Settings in Helm's grammar above those, such as <c>a.b=1,c={x,y}</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Settings in the same grammar whose values are all text, above all others.</summary>
    public IReadOnlyList<string> SetString { get; init; } = [];

    /// <summary>The Kubernetes version, such as <c>v1.35.0</c>; null for that of Helm.</summary>
    public string? KubeVersion { get; init; }

    /// <summary>API versions that are there besides those every cluster has.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    /// <summary>Whether the release replaces an earlier one.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Whether the files under <c>crds/</c> come first.</summary>
    public bool IncludeCrds { get; init; }

    /// <summary>Whether hooks are left out.</summary>
    public bool NoHooks { get; init; }

    /// <summary>Whether hooks that are tests are left out.</summary>
    public bool SkipTests { get; init; }

    /// <summary>Whether values are not held against the charts' schemas.</summary>
    public bool SkipSchemaValidation { get; init; }

    /// <summary>Patterns of template files, such as <c>templates/*.yaml</c>; where there are some, only what these wrote is given, in their order.</summary>
    public IReadOnlyList<string> ShowOnly { get; init; } = [];
}
