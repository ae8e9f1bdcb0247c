namespace MeshInstall.Tests.Surviving;

/// <summary>An operation to be killed in, and what comes before it. Every script ends in <c>@to</c>, which is the cluster.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Before">What is in the cluster when it begins.</param>
/// <param name="Operation">The operation itself.</param>
public sealed record CrashScenario(string Name, IReadOnlyList<string> Before, string Operation)
{
    private const string Older = "Get-MeshProfile demo | Install-Mesh @to";

    // Another tag restarts every workload, the mesh configuration changes a ConfigMap, and the default profile has no egress gateway.
    private const string Newer = "Get-MeshProfile | Merge-MeshConfig -Set tag=1.99.0, meshConfig.accessLogFile=/dev/stdout | Install-Mesh @to";

    public static IReadOnlyList<CrashScenario> All { get; } =
    [
        new("install", [], Older),
        new("upgrade", [Older], Newer),
        new("adoption", [], Newer) { Adopts = true },
        new("rollback", [Older, Newer], "Restore-Mesh 1 @to"),
        new("uninstall", [Older], "Uninstall-Mesh -All -IncludeCrds -Force @to"),
    ];

    /// <summary>Whether it begins with an installation that another tool made, and so with a release that records it.</summary>
    public bool Adopts { get; init; }

    /// <summary>How many releases are there before the first attempt; that of an adoption is made by the attempt itself.</summary>
    public int Earlier => Before.Count + (Adopts ? 1 : 0);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
