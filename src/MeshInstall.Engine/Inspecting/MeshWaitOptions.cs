namespace MeshInstall.Engine.Inspecting;

/// <summary>What of the installed meshes is waited for.</summary>
public sealed record MeshWaitOptions
{
    /// <summary>Only this revision; null for all.</summary>
    public string? Revision { get; init; }

    /// <summary>Only control planes in this namespace; null for all.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only these components: kinds such as <c>Pilot</c>, or names of workloads, in any case; empty for all.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>How long it may take altogether.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    internal bool Includes(InstalledComponent component) => Components.Count == 0 || Components.Any(name =>
        string.Equals(name, component.Component, StringComparison.OrdinalIgnoreCase) || string.Equals(name, component.Name, StringComparison.OrdinalIgnoreCase));
}
