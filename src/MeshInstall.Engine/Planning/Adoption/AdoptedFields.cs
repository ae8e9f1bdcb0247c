using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Adoption;

/// <summary>
/// The fields of an object that its installers and users gave it. What controllers put in goes on being theirs: brought back later, a certificate
/// authority or a number of replicas of today would be wrong, and in the wrong hands.
/// </summary>
internal static class AdoptedFields
{
    /// <summary>The object without what only controllers own, and without the addresses that the server chose.</summary>
    public static MeshMap Of(MeshMap live)
    {
        ILookup<bool, MeshMap> entries = live.Metadata().Maps("managedFields").ToLookup(IsControllers);
        MeshMap theirs = FieldTree.Of(entries[true]);
        MeshMap ours = FieldTree.Of(entries[false]);
        return WithoutAddresses(FieldTree.Remove(live, FieldTree.Except(theirs, ours)), ours);
    }

    /// <summary>Whoever writes by a subresource, such as status or scale, does so in the running of the object.</summary>
    private static bool IsControllers(MeshMap entry) =>
        entry.FindText("subresource") is { Length: > 0 } || FieldManagers.IsSystem(entry.FindText("manager") ?? string.Empty);

    /// <summary>A Service that is made anew gets new ones; asking for the old would be refused where another has them.</summary>
    private static MeshMap WithoutAddresses(MeshMap item, MeshMap owned) =>
        item.FindText("kind") == "Service" && item.FindMap("spec") is { } spec && spec.FindText("clusterIP") is not ("None" or null)
        && owned.FindMap("f:spec")?.ContainsKey("f:clusterIP") != true
            ? item.With("spec", spec.Without("clusterIP").Without("clusterIPs"))
            : item;
}
