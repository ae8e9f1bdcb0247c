using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MeshInstall;

/// <summary>Trees from JSON and to JSON, without an intermediate document.</summary>
public static class MeshJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>The node that <paramref name="utf8"/> holds; numbers without fraction and exponent become integers.</summary>
    /// <exception cref="JsonException">The text is not JSON or not Unicode, or nests deeper than <paramref name="maxDepth"/>.</exception>
    public static MeshNode Parse(ReadOnlySpan<byte> utf8, int maxDepth = 200)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        MeshNode node = Read(ref reader);
        if (reader.Read())
        {
            throw new JsonException("There is more than one JSON value.");
        }

        return node;
    }

    /// <summary>The node as JSON text in one line.</summary>
    public static string ToText(MeshNode node) => ToText(node, Compact);

    /// <summary>The node as indented JSON text.</summary>
    public static string ToIndentedText(MeshNode node) => ToText(node, Indented);

    /// <summary>Writes the node as JSON in one line.</summary>
    public static void Write(IBufferWriter<byte> output, MeshNode node)
    {
        using Utf8JsonWriter writer = new(output, Compact);
        Write(writer, node);
    }

    /// <summary>Writes the node as one line of JSON that is the same for all nodes that equal it: with the entries of each map in order of their keys.</summary>
    internal static void WriteCanonical(IBufferWriter<byte> output, MeshNode node)
    {
        using Utf8JsonWriter writer = new(output, Compact);
        Write(writer, node, map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    private static string ToText(MeshNode node, JsonWriterOptions options)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, options))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static MeshNode Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                MeshMap.Builder map = new();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string key = Text(ref reader);
                    reader.Read();
                    map[key] = Read(ref reader);
                }

                return map.Build();
            case JsonTokenType.StartArray:
                List<MeshNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader));
                }

                return items.Count == 0 ? MeshList.Empty : new MeshList(items);
            case JsonTokenType.String:
                return new MeshScalar(Text(ref reader));
            case JsonTokenType.Number:
                return reader.TryGetInt64(out long integer) ? new MeshScalar(integer) : new MeshScalar(reader.GetDouble());
            case JsonTokenType.True:
                return new MeshScalar(true);
            case JsonTokenType.False:
                return new MeshScalar(false);
            default:
                return MeshScalar.Null;
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // The reader leaves half surrogate pairs and bytes that are no UTF-8 to whoever asks for the text.
            throw new JsonException("A text of the JSON is not valid Unicode.", error);
        }
    }

    private static void Write(
        Utf8JsonWriter writer, MeshNode node, Func<MeshMap, IEnumerable<KeyValuePair<string, MeshNode>>>? order = null)
    {
        switch (node)
        {
            case MeshMap map:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, MeshNode> entry in order?.Invoke(map) ?? map)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value, order);
                }

                writer.WriteEndObject();
                break;
            case MeshList list:
                writer.WriteStartArray();
                foreach (MeshNode item in list)
                {
                    Write(writer, item, order);
                }

                writer.WriteEndArray();
                break;
            case MeshScalar { Value: bool flag }:
                writer.WriteBooleanValue(flag);
                break;
            case MeshScalar { Value: long integer }:
                writer.WriteNumberValue(integer);
                break;
            case MeshScalar { Value: double number } when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case MeshScalar { Value: double number }:
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case MeshScalar { Value: string text }:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
