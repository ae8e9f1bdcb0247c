using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MeshInstall.Engine.Planning;

/// <summary>A digest of what a plan does: two plans with the same one do the same to the cluster.</summary>
internal static class PlanFingerprint
{
    // Weak values of Secrets are part of what is digested; whoever has the digest shall not find them by trying.
    private const int Iterations = 10_000;
    private const int Length = 32;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(MeshPlan plan)
    {
        ArrayBufferWriter<byte> buffer = new(64 * 1024);
        using (Utf8JsonWriter writer = new(buffer, Compact))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(plan.Cluster);
            writer.WriteStringValue(plan.Operation.ToString());
            writer.WriteStringValue(plan.Namespace);
            writer.WriteStringValue(plan.Revision);
            writer.WriteNumberValue(plan.BaseRelease);
            writer.WriteBooleanValue(plan.IsPartial);
            foreach (MeshChange change in plan.Changes)
            {
                Write(writer, change);
            }

            writer.WriteEndArray();
        }

        byte[] digest = SHA256.HashData(buffer.WrittenSpan);
        return Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(digest, "meshinstall-plan"u8, Iterations, HashAlgorithmName.SHA256, Length));
    }

    private static void Write(Utf8JsonWriter writer, MeshChange change)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(change.Action.ToString());
        writer.WriteStringValue(change.Component);
        writer.WriteStringValue(change.Wanted.Group);
        writer.WriteStringValue(change.Wanted.ToString());
        if (change.Action is not (MeshAction.Unchanged or MeshAction.Delete))
        {
            writer.WriteStringValue(change.AdoptedFrom);
            Write(writer, change.Wanted.Body);
            foreach (MeshFieldChange field in change.Fields)
            {
                writer.WriteStringValue(field.Path);
                Write(writer, MeshNode.FromObject(field.Before));
                Write(writer, MeshNode.FromObject(field.After));
            }

            foreach (MeshFieldConflict conflict in change.Conflicts)
            {
                writer.WriteStringValue(conflict.ToString());
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Maps are equal whatever the order of their entries; so is their digest.</summary>
    private static void Write(Utf8JsonWriter writer, MeshNode node)
    {
        switch (node)
        {
            case MeshMap map:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, MeshNode> entry in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case MeshList list:
                writer.WriteStartArray();
                foreach (MeshNode item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(MeshJson.ToText(node));
                break;
        }
    }
}
