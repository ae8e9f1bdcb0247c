using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The <c>additionalPrinterColumns</c> of a custom resource.</summary>
internal static class CustomColumns
{
    public static IReadOnlyList<Column> Read(JsonObject definition)
    {
        var declared = definition.Objects("additionalPrinterColumns").ToList();
        return declared.Count == 0 ? [ColumnCatalog.Name, ColumnCatalog.Age] : [ColumnCatalog.Name, .. declared.Select(ReadColumn)];
    }

    private static Column ReadColumn(JsonObject declared)
    {
        var path = declared.Text("jsonPath") ?? "";
        var isDate = declared.Text("type") == "date";
        return new Column(declared.Text("name") ?? "", declared.Text("type") ?? "string", (body, now) =>
        {
            var value = JsonPath.Find(body, path);
            return isDate ? value is null ? null : Durations.Age(value.AsText(), now) : value is JsonObject or JsonArray ? JsonText.ToText(value) : value?.DeepClone();
        })
        {
            Format = declared.Text("format") ?? "",
            Priority = (int)(declared.Number("priority") ?? 0),
        };
    }
}
