using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Printing;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>Objects as <c>meta.k8s.io/v1 Table</c>: what kubectl prints.</summary>
internal sealed class TableWriter(TimeProvider clock, string includeObject = "Metadata")
{
    public TableWriter For(string? include) => include is null or "Metadata" ? this : new TableWriter(clock, include);

    public JsonObject Write(ResourceType type, IReadOnlyList<StoredObject> items, long revision, bool withColumns)
    {
        var columns = ColumnCatalog.Of(type);
        var now = clock.GetUtcNow();
        var table = new JsonObject
        {
            ["kind"] = "Table",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) },
            ["columnDefinitions"] = withColumns ? columns.Select(Define).ToJsonArray() : null,
            ["rows"] = items.Select(item => Row(type, columns, item, now)).ToJsonArray(),
        };
        return table;
    }

    private static JsonObject Define(Column column) => new()
    {
        ["name"] = column.Name,
        ["type"] = column.Type,
        ["format"] = column.Format,
        ["description"] = column.Name,
        ["priority"] = column.Priority,
    };

    private JsonObject Row(ResourceType type, IReadOnlyList<Column> columns, StoredObject item, DateTimeOffset now)
    {
        var body = VersionConversion.Convert(item.Body, type);
        var row = new JsonObject { ["cells"] = columns.Select(column => column.Cell(body, now)).ToJsonArray() };
        row["object"] = includeObject switch
        {
            "None" => null,
            "Object" => body.DeepClone(),
            _ => new JsonObject { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = item.Metadata.DeepClone() },
        };
        return row;
    }
}
