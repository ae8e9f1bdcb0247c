using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>Writes objects, lists and watch events in the version and form that was asked for, from bytes made once.</summary>
internal sealed class ObjectEncoder(ResourceType type, ResponseForm form, TableWriter tables)
{
    private bool _hasSentColumns;

    public ReadOnlyMemory<byte> Object(StoredObject item) => form switch
    {
        ResponseForm.Table => JsonText.ToUtf8(tables.Write(type, [item], item.Revision, withColumns: true)),
        ResponseForm.PartialMetadata => JsonText.ToUtf8(Partial(item)),
        _ => Full(item),
    };

    public ReadOnlyMemory<byte> List(IReadOnlyList<StoredObject> items, long revision, string? next, long? remaining)
    {
        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (next is not null)
        {
            metadata["continue"] = next;
            if (remaining is not null)
            {
                metadata["remainingItemCount"] = remaining;
            }
        }

        if (form == ResponseForm.Table)
        {
            var table = tables.Write(type, items, revision, withColumns: true);
            table["metadata"] = metadata;
            return JsonText.ToUtf8(table);
        }

        var (kind, version) = form == ResponseForm.PartialMetadata ? ("PartialObjectMetadataList", "meta.k8s.io/v1") : (type.ListKind, type.ApiVersion);
        var buffer = new ArrayBufferWriter<byte>(256 + items.Sum(item => item.Utf8.Length + 1));
        Write(buffer, $"{{\"kind\":\"{kind}\",\"apiVersion\":\"{version}\",\"metadata\":{JsonText.ToText(metadata)},\"items\":[");
        for (var i = 0; i < items.Count; i++)
        {
            Write(buffer, i > 0 ? "," : "");
            buffer.Write((form == ResponseForm.PartialMetadata ? JsonText.ToUtf8(Partial(items[i])) : Item(items[i])).Span);
        }

        Write(buffer, "]}\n");
        return buffer.WrittenMemory;
    }

    /// <summary>One line of a watch.</summary>
    public ReadOnlyMemory<byte> Event(string kind, StoredObject item)
    {
        ReadOnlyMemory<byte> body;
        if (form == ResponseForm.Table)
        {
            body = JsonText.ToUtf8(tables.Write(type, [item], item.Revision, withColumns: !_hasSentColumns));
            _hasSentColumns = true;
        }
        else
        {
            body = Object(item);
        }

        var buffer = new ArrayBufferWriter<byte>(body.Length + 40);
        Write(buffer, $"{{\"type\":\"{kind}\",\"object\":");
        buffer.Write(body.Span);
        Write(buffer, "}\n");
        return buffer.WrittenMemory;
    }

    /// <summary>A bookmark: how far the watch has come.</summary>
    public ReadOnlyMemory<byte> Bookmark(long revision, bool endsInitialEvents)
    {
        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture), ["creationTimestamp"] = null };
        if (endsInitialEvents)
        {
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        }

        JsonObject body;
        if (form == ResponseForm.Table)
        {
            body = tables.Write(type, [], revision, withColumns: !_hasSentColumns);
            body["metadata"] = metadata.DeepClone();
            body["rows"] = new JsonArray(new JsonObject { ["cells"] = new JsonArray(), ["object"] = new JsonObject { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = metadata } });
        }
        else
        {
            body = form == ResponseForm.PartialMetadata
                ? new JsonObject { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = metadata }
                : new JsonObject { ["kind"] = type.Kind, ["apiVersion"] = type.ApiVersion, ["metadata"] = metadata };
        }

        return Line("BOOKMARK", body);
    }

    public static bool IsBookmark(ReadOnlySpan<byte> line) => line.StartsWith("{\"type\":\"BOOKMARK\""u8);

    public static ReadOnlyMemory<byte> Line(string kind, JsonObject body)
    {
        var bytes = JsonText.ToUtf8(new JsonObject { ["type"] = kind, ["object"] = body });
        return (byte[])[.. bytes, (byte)'\n'];
    }

    private static JsonObject Partial(StoredObject item) => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = item.Metadata.DeepClone(),
    };

    /// <summary>An item of a list: of built-in kinds the list alone tells the kind.</summary>
    private ReadOnlyMemory<byte> Item(StoredObject item)
    {
        if (type.IsCustom)
        {
            return Full(item);
        }

        return item.ApiVersion == type.ApiVersion ? item.ItemUtf8 : JsonText.ToUtf8(StoredObject.WithoutKind(VersionConversion.Convert(item.Body, type)));
    }

    private ReadOnlyMemory<byte> Full(StoredObject item) =>
        item.ApiVersion == type.ApiVersion ? item.Utf8 : JsonText.ToUtf8(VersionConversion.Convert(item.Body, type));

    private static void Write(ArrayBufferWriter<byte> buffer, string text) => Encoding.UTF8.GetBytes(text, buffer);
}
