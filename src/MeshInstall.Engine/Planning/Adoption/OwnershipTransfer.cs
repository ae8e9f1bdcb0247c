using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Adoption;

/// <summary>
/// Takes objects over from the tools that made them. What those own is first put down as applied by MeshInstall, in one write that changes
/// nothing but the record; the apply that follows then also removes what they set and the new manifest does not have, with one rollout
/// instead of two. Killed between the writes it has done no harm, and the next run goes on from there.
/// </summary>
internal static class OwnershipTransfer
{
    private const int MaxAttempts = 5;

    /// <summary>Applies the object, taking it over from the tools that made it; a dry run leaves the record alone.</summary>
    /// <exception cref="MeshException">ResourceConflict, where something else keeps writing the object; and the failures of every call.</exception>
    public static async Task<MeshMap> ApplyAsync(
        IClusterClient client, ResourceMapping mapping, MeshResource resource, ApplyOptions options, CancellationToken cancellationToken)
    {
        if (!options.DryRun && IsWholly(resource))
        {
            await EndFormerAsync(client, mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false);
        }

        return await client.ApplyAsync(mapping, resource, options with { Force = true }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the ownership of other installers on an object. Doing it again changes nothing.</summary>
    /// <exception cref="MeshException">As <see cref="ApplyAsync"/>.</exception>
    public static async Task EndFormerAsync(
        IClusterClient client, ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            MeshMap? live = await client.GetAsync(mapping, space, name, cancellationToken).ConfigureAwait(false);
            if (live is null || Transferred(live) is not { } entries)
            {
                return;
            }

            try
            {
                await client.PatchAsync(mapping, space, name, Patch(live, entries), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (MeshException error) when (error.ErrorId == "ResourceConflict" && attempt < MaxAttempts)
            {
                // Somebody wrote it in between: what they own now has to be read first.
            }
        }
    }

    /// <summary>Whether the object is taken over as a whole; what others keep in a namespace, such as their labels, stays theirs.</summary>
    public static bool IsWholly(MeshResource resource) => resource is not { Kind: "Namespace", Group: "" };

    /// <summary>The records of ownership once MeshInstall has those of other installers; null where there are none of theirs.</summary>
    internal static MeshList? Transferred(MeshMap live)
    {
        MeshMap[] former = [.. FieldManagers.Entries(live).Where(IsFormer)];
        if (former.Length == 0)
        {
            return null;
        }

        MeshMap? own = FieldOwnership.Entry(live);
        MeshMap entry = own ?? former.OrderByDescending(item => item.FindText("time"), StringComparer.Ordinal).First()
            .With("manager", new MeshScalar(ApplyOptions.MeshInstallManager))
            .With("operation", new MeshScalar("Apply"));
        MeshMap fields = former.Append(own).Select(item => item?.FindMap("fieldsV1") ?? MeshMap.Empty).Aggregate(FieldTree.Union);
        return new MeshList(
        [
            entry.With("fieldsV1", fields),
            .. live.Metadata().Maps("managedFields").Where(item => !former.Contains(item, ReferenceEqualityComparer.Instance) && !ReferenceEquals(item, own)),
        ]);
    }

    /// <summary>Whether the record is one of a tool whose ownership ends when the object is taken over.</summary>
    internal static bool IsFormer(MeshMap entry) =>
        string.IsNullOrEmpty(entry.FindText("subresource")) && FieldManagers.Installer(entry.FindText("manager")) is not null;

    /// <summary>Putting the version that was read makes the server refuse the patch where the object has changed since.</summary>
    private static MeshList Patch(MeshMap live, MeshList entries) => new(
    [
        Replace("/metadata/managedFields", entries),
        Replace("/metadata/resourceVersion", live.Metadata().Find("resourceVersion") ?? MeshScalar.Null),
    ]);

    private static MeshMap Replace(string path, MeshNode value) =>
        new MeshMap.Builder().Add("op", "replace").Add("path", path).Add("value", value).Build();
}
