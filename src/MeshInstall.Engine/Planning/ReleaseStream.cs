namespace MeshInstall.Engine.Planning;

/// <summary>The line of releases that an installation belongs to.</summary>
/// <param name="Namespace">The namespace of the control plane.</param>
/// <param name="Revision">The revision; <c>default</c> for the default one.</param>
internal readonly record struct ReleaseStream(string Namespace, string Revision)
{
    public const string DefaultRevision = "default";
    public const string DefaultNamespace = "istio-system";

    /// <summary>The stream of the manifests, unless the options name another.</summary>
    public static ReleaseStream Of(IReadOnlyList<MeshManifest> manifests, PlanOptions options)
    {
        MeshManifest? pilot = manifests.FirstOrDefault(manifest => manifest.Component == "Pilot");
        MeshManifest[] byWeight = pilot is null ? [.. manifests] : [pilot, .. manifests];
        return new ReleaseStream(
            First(options.Namespace)
                ?? First([.. byWeight.Select(manifest => manifest.Values.FindMap("global")?.FindText("istioNamespace"))])
                ?? First([.. byWeight.Select(manifest => manifest.Namespace)])
                ?? DefaultNamespace,
            First(options.Revision) ?? First([.. byWeight.Select(manifest => manifest.Revision)]) ?? DefaultRevision);
    }

    /// <summary>The stream of a configuration.</summary>
    public static ReleaseStream Of(MeshConfig config) => new(config.Namespace, NameOf(config.Revision));

    /// <summary>The revision as streams name it: <c>default</c> for none.</summary>
    public static string NameOf(string? revision) => string.IsNullOrEmpty(revision) ? DefaultRevision : revision;

    /// <summary>The plan's revision as configurations and results write it: empty for the default one.</summary>
    public static string RevisionIn(MeshPlan plan) => plan.Revision == DefaultRevision ? string.Empty : plan.Revision;

    private static string? First(params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (!string.IsNullOrEmpty(text))
            {
                return text;
            }
        }

        return null;
    }
}
