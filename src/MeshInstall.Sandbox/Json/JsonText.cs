using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Json;

/// <summary>JSON text to a wholly read tree (safe to share between threads) and back.</summary>
internal static class JsonText
{
    private const int MaxDepth = 200;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads one JSON value.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="duplicates">Receives the name of each repeated member; the last one wins.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, List<string>? duplicates = null)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow });
        reader.Read();
        var node = Read(ref reader, duplicates);
        if (reader.Read())
        {
            throw new JsonException("there is more text after the value");
        }

        return node;
    }

    public static JsonObject ParseObject(string text) =>
        Parse(Encoding.UTF8.GetBytes(text)) as JsonObject ?? throw new JsonException("an object was expected");

    public static byte[] ToUtf8(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer, node);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string ToText(JsonNode? node) => Encoding.UTF8.GetString(ToUtf8(node));

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }
    }

    private static JsonNode? Read(ref Utf8JsonReader reader, List<string>? duplicates)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    var value = Read(ref reader, duplicates);
                    if (!members.ContainsKey(name))
                    {
                        members.Add(name, value);
                        continue;
                    }

                    duplicates?.Add(name);
                    members[name] = value;
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, duplicates));
                }

                return items;
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString());
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(reader.GetDouble());
            case JsonTokenType.True:
                return JsonValue.Create(true);
            case JsonTokenType.False:
                return JsonValue.Create(false);
            default:
                return null;
        }
    }
}
