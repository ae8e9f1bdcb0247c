namespace MeshInstall.Engine.Planning.Adoption;

/// <summary>
/// What an object becomes when it is taken over: a forced apply alone leaves what its makers set and the new manifest does not have; a dry run
/// of it shows who owns what then, and what only they own goes.
/// </summary>
internal static class AdoptionPreview
{
    /// <summary>The object as it will be, from what a forced dry run answered.</summary>
    public static MeshMap Of(MeshMap applied)
    {
        ILookup<bool, MeshMap> entries = (applied.FindMap("metadata")?.FindList("managedFields")?.OfType<MeshMap>() ?? [])
            .ToLookup(OwnershipTransfer.IsFormer);
        return FieldTree.Remove(applied, FieldTree.Except(FieldTree.Of(entries[true]), FieldTree.Of(entries[false])));
    }
}
