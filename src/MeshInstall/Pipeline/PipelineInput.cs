using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>Objects as they come down the pipeline, where PowerShell may have wrapped them.</summary>
internal static class PipelineInput
{
    /// <summary>The object itself.</summary>
    public static object Unwrapped(this object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The components, where the object is one or an array of nothing else; null where it is something else.</summary>
    public static IReadOnlyList<MeshManifest>? AsManifests(this object value) => value.Unwrapped() switch
    {
        MeshManifest manifest => [manifest],
        object[] items when items.Length > 0 && Array.TrueForAll(items, item => item?.Unwrapped() is MeshManifest) =>
            [.. items.Select(item => (MeshManifest)item.Unwrapped())],
        _ => null,
    };
}
