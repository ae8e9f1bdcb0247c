using System.Text;
using System.Text.Json;

namespace MeshInstall.Charts.Values;

/// <summary>JSON in expressions. Its numbers are numbers, never integers: Helm's templates see them as float64.</summary>
internal static class HelmSetJson
{
    private const int MaxDepth = 200;

    /// <summary>The JSON object that is the whole expression.</summary>
    /// <exception cref="HelmSetException">It is none.</exception>
    public static MeshMap ReadWhole(string text, MeshOrigin origin)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text.Trim());
        MeshNode node = ReadFirst(utf8, origin, out int used);
        return used == utf8.Length ? (MeshMap)node : throw new HelmSetException("there is more after the JSON object");
    }

    /// <summary>The JSON value at the start of the text.</summary>
    /// <exception cref="HelmSetException">There is none.</exception>
    public static MeshNode ReadFirst(ReadOnlySpan<byte> utf8, MeshOrigin origin, out int used)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            MeshNode node = Read(ref reader, origin);
            used = (int)reader.BytesConsumed;
            return node;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new HelmSetException("the value is not JSON");
        }
    }

    private static MeshNode Read(ref Utf8JsonReader reader, MeshOrigin origin)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                MeshMap.Builder map = new();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string key = reader.GetString()!;
                    reader.Read();
                    map[key] = Read(ref reader, origin);
                }

                return map.Build(origin);
            case JsonTokenType.StartArray:
                List<MeshNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, origin));
                }

                return new MeshList(items, origin);
            case JsonTokenType.String:
                return new MeshScalar(reader.GetString()!, origin);
            case JsonTokenType.Number:
                return double.IsFinite(reader.GetDouble()) ? new MeshScalar(reader.GetDouble(), origin) : throw new FormatException();
            case JsonTokenType.True or JsonTokenType.False:
                return new MeshScalar(reader.TokenType == JsonTokenType.True, origin);
            default:
                return MeshScalar.NullValue(origin);
        }
    }
}
