using System.Collections.Frozen;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Storage;

/// <summary>One state of an object. Its body is never changed: writers clone it, readers share it.</summary>
internal sealed class StoredObject
{
    private byte[]? _utf8;
    private byte[]? _itemUtf8;
    private FrozenDictionary<string, string>? _labels;

    public StoredObject(ObjectKey key, JsonObject body, long revision)
    {
        Key = key;
        Body = body;
        Revision = revision;
        Metadata = body.Object("metadata")!;
        Uid = Metadata.Text("uid") ?? "";
    }

    public ObjectKey Key { get; }

    public JsonObject Body { get; }

    public JsonObject Metadata { get; }

    public string Uid { get; }

    public long Revision { get; }

    public string ApiVersion => Body.Text("apiVersion")!;

    public string Kind => Body.Text("kind")!;

    public bool IsDeleting => Metadata.ContainsKey("deletionTimestamp");

    /// <summary>The body as it goes out, made once.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8 ??= JsonText.ToUtf8(Body);

    /// <summary>The body as it goes out in a list of a built-in kind, made once.</summary>
    public ReadOnlyMemory<byte> ItemUtf8 => _itemUtf8 ??= JsonText.ToUtf8(WithoutKind(Body));

    /// <summary>A copy that leaves apiVersion and kind out.</summary>
    public static JsonObject WithoutKind(JsonObject body) =>
        new(body.Where(member => member.Key is not ("apiVersion" or "kind")).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    public FrozenDictionary<string, string> Labels => _labels ??= ReadLabels(Metadata.Object("labels"));

    public static FrozenDictionary<string, string> ReadLabels(JsonObject? labels) => labels is null
        ? FrozenDictionary<string, string>.Empty
        : labels.ToFrozenDictionary(label => label.Key, label => label.Value.AsText() ?? "", StringComparer.Ordinal);
}
