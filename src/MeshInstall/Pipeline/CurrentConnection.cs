using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace MeshInstall.Pipeline;

/// <summary>The connection that Connect-MeshCluster made, one for each runspace, gone with it.</summary>
internal static class CurrentConnection
{
    private static readonly ConditionalWeakTable<Runspace, Slot> Slots = [];

    /// <summary>The connection of the runspace that runs now; null where there is none.</summary>
    public static MeshCluster? Cluster
    {
        get => Runspace.DefaultRunspace is { } runspace && Slots.TryGetValue(runspace, out Slot? slot) ? slot.Cluster : null;
        set => Slots.GetOrCreateValue(Runspace.DefaultRunspace).Cluster = value;
    }

    private sealed class Slot
    {
        public MeshCluster? Cluster { get; set; }
    }
}
