using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Applying;

/// <summary>One item of <c>metadata.managedFields</c>.</summary>
/// <param name="Manager">The field manager.</param>
/// <param name="Operation">Apply or Update.</param>
/// <param name="ApiVersion">The version the fields are of.</param>
/// <param name="Subresource">The subresource it wrote, or null.</param>
/// <param name="Time">When, RFC 3339.</param>
/// <param name="Fields">The fields.</param>
internal sealed record ManagedFieldsEntry(string Manager, string Operation, string ApiVersion, string? Subresource, string? Time, FieldSet Fields)
{
    public const string Apply = "Apply";
    public const string Update = "Update";

    public bool IsOf(FieldWriter writer) => Manager == writer.Manager && Operation == writer.Operation && Subresource == writer.Subresource
        && (Operation == Apply || ApiVersion == writer.ApiVersion);

    public static List<ManagedFieldsEntry> ReadAll(JsonObject body) =>
    [
        .. body.At("metadata").Objects("managedFields").Select(entry => new ManagedFieldsEntry(
            entry.Text("manager") ?? "",
            entry.Text("operation") ?? Update,
            entry.Text("apiVersion") ?? "",
            entry.Text("subresource") is { Length: > 0 } subresource ? subresource : null,
            entry.Text("time"),
            entry.Object("fieldsV1") is { } fields ? FieldSet.Read(fields) : new FieldSet())),
    ];

    public static void WriteAll(JsonObject body, IReadOnlyCollection<ManagedFieldsEntry> entries)
    {
        var metadata = body.Ensure("metadata");
        metadata.Remove("managedFields");
        if (entries.Count > 0)
        {
            metadata["managedFields"] = entries.OrderBy(entry => entry.Operation, StringComparer.Ordinal).Select(entry => entry.Write()).ToJsonArray();
        }
    }

    private JsonObject Write()
    {
        var entry = new JsonObject
        {
            ["manager"] = Manager,
            ["operation"] = Operation,
            ["apiVersion"] = ApiVersion,
        };
        if (Time is not null)
        {
            entry["time"] = Time;
        }

        entry["fieldsType"] = "FieldsV1";
        entry["fieldsV1"] = Fields.Write();
        if (Subresource is not null)
        {
            entry["subresource"] = Subresource;
        }

        return entry;
    }
}
