using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Rendering.Values;

/// <summary>The values a built-in chart's templates see: its defaults, the layers asked for, and the user's values, the last on top.</summary>
public static class ChartValues
{
    /// <summary>The name under which templates find the user's values alone.</summary>
    public const string OriginalName = "_original";

    /// <summary>The values of one chart.</summary>
    /// <param name="kind">The component; it decides which settings also stand at the root.</param>
    /// <param name="defaults">The chart's defaults.</param>
    /// <param name="layer">What the profile, compatibility version and platform set.</param>
    /// <param name="user">The values given to the chart.</param>
    public static MeshMap Resolve(ComponentKind kind, MeshMap defaults, MeshMap layer, MeshMap user)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(defaults);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(user);
        MeshMap values = MeshMerge.Merge(defaults, layer);
        if (kind.FlattensValues)
        {
            values = MeshMerge.Merge(MeshMerge.Merge(values, layer.FindMap("global") ?? MeshMap.Empty), user.FindMap("global") ?? MeshMap.Empty);
        }

        values = MeshMerge.Merge(values, user);
        if (HasRootOfItsOwn(kind) && values.FindMap(kind.ValuesRoot) is { } own)
        {
            values = MeshMerge.Merge(values, own);
        }

        return values.With(OriginalName, user);
    }

    // Charts made for one component read their settings at the root; documents write them under the component's name.
    private static bool HasRootOfItsOwn(ComponentKind kind) =>
        !kind.FlattensValues && kind.ValuesRoot != "global" && !kind.ValuesRoot.Contains('.', StringComparison.Ordinal);
}
