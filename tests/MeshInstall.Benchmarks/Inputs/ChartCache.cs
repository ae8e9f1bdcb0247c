using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MeshInstall.Engine.Rendering.Templates;

namespace MeshInstall.Benchmarks.Inputs;

/// <summary>The parsed charts that the engine keeps for the life of the process.</summary>
internal static class ChartCache
{
    /// <summary>Has all charts read and parsed again.</summary>
    public static void Clear() => Roots(null).Clear();

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "Roots")]
    private static extern ref ConcurrentDictionary<string, BuiltInCharts> Roots(BuiltInCharts? owner);
}
