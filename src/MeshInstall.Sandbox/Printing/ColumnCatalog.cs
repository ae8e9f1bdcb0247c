using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Printing;

/// <summary>Which columns each kind has.</summary>
internal static class ColumnCatalog
{
    public static readonly Column Name = new("Name", "string", (body, _) => body.At("metadata").Text("name")) { Format = "name" };

    public static readonly Column Age = new("Age", "string", (body, now) => Durations.Age(body.At("metadata").Text("creationTimestamp"), now));

    private static readonly Column CreatedAt = new("Created At", "date", (body, _) => body.At("metadata").Text("creationTimestamp"));

    public static IReadOnlyList<Column> Of(ResourceType type) => type.IsCustom ? [Name, Age] : [Name, CreatedAt];
}
