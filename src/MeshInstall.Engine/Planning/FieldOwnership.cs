using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning;

/// <summary>Which fields of an object MeshInstall owns by server-side apply.</summary>
internal static class FieldOwnership
{
    /// <summary>The change of ownership that an apply would bring; null where it brings none.</summary>
    public static MeshFieldChange? Change(MeshMap live, MeshMap applied)
    {
        MeshMap? before = Owned(live);
        MeshMap? after = Owned(applied);
        return Equals(before, after) ? null : new MeshFieldChange("metadata.managedFields[meshinstall]", Text(before), Text(after));
    }

    /// <summary>The record of MeshInstall's applies; null where it never applied the object.</summary>
    public static MeshMap? Entry(MeshMap item) => item.FindMap("metadata")?.FindList("managedFields")?.OfType<MeshMap>()
        .FirstOrDefault(entry => entry.FindText("manager") == ApplyOptions.MeshInstallManager
            && entry.FindText("operation") == "Apply"
            && string.IsNullOrEmpty(entry.FindText("subresource")));

    private static MeshMap? Owned(MeshMap item) => Entry(item)?.FindMap("fieldsV1");

    private static string? Text(MeshMap? fields) => fields is null ? null : $"{Leaves(fields)} fields";

    private static int Leaves(MeshMap fields) => fields.Where(entry => entry.Key != ".").Sum(entry =>
        entry.Value is MeshMap { Count: > 0 } below ? Math.Max(1, Leaves(below)) : 1);
}
