using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Storage;

/// <summary>The whole state as one JSON document: <c>{"format": 1, "revision": n, "objects": [...]}</c>.</summary>
internal static class StateFile
{
    private const int Format = 1;

    public static void Write(ObjectStore store, Stream stream)
    {
        Put(stream, $"{{\"format\":{Format},\"revision\":{store.Revision},\"objects\":[");
        var isFirst = true;
        foreach (var item in store.Resources.OrderBy(resource => resource.ToString(), StringComparer.Ordinal).SelectMany(resource => store.Items(resource).Values))
        {
            Put(stream, isFirst ? "\n" : ",\n");
            stream.Write(item.Utf8.Span);
            isFirst = false;
        }

        Put(stream, "\n]}\n");
    }

    /// <summary>Puts the state of a stream in place of what the store holds; nothing changes when the stream cannot be read.</summary>
    /// <exception cref="InvalidDataException">It is not a saved sandbox.</exception>
    public static void Read(ObjectStore store, ResourceCatalog catalog, Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var (revision, objects) = Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        var definitions = objects.Where(body => body.Text("kind") == "CustomResourceDefinition").ToList();
        var known = new ResourceCatalog();
        definitions.ForEach(known.Register);
        var placed = objects.ConvertAll(body => (Type: TypeOf(known, body), Body: body));
        foreach (var type in catalog.Types.Where(type => type.IsCustom).ToList())
        {
            catalog.Unregister(type.GroupResource);
        }

        definitions.ForEach(catalog.Register);
        store.Reset(revision);
        foreach (var (type, body) in placed)
        {
            var metadata = body.At("metadata");
            store.Restore(type.GroupResource, new ObjectKey(type.IsNamespaced ? metadata.Text("namespace") ?? "" : "", metadata.Text("name") ?? ""), body);
        }
    }

    private static (long Revision, List<JsonObject> Objects) Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var state = JsonText.Parse(text);
            if (state.Number("format") == Format && state.Array("objects") is { } objects && objects.All(item => item.At("metadata") is JsonObject))
            {
                var bodies = state.Objects("objects").ToList();
                objects.Clear();
                return (state.Number("revision") ?? 1, bodies);
            }
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"this is not a saved sandbox: {failure.Message}", failure);
        }

        throw new InvalidDataException($"this is not a saved sandbox of format {Format}");
    }

    private static ResourceType TypeOf(ResourceCatalog catalog, JsonObject body) =>
        catalog.FindKind(body.Text("apiVersion") ?? "", body.Text("kind") ?? "")
        ?? throw new InvalidDataException($"the saved sandbox has a {body.Text("apiVersion")} {body.Text("kind")} and no definition of it");

    private static void Put(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
