using System.Text;
using System.Text.Json;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>Reads the text of a schema to Go's maps, lists and scalars; numbers stay as they are written.</summary>
internal static class SchemaJson
{
    private const int MaxDepth = 256;
    private const int MaxBytes = 10 * 1024 * 1024;

    /// <exception cref="ChartException">It is no JSON, or beyond the bounds.</exception>
    public static object? Read(ReadOnlyMemory<byte> text, string name)
    {
        if (text.Length > MaxBytes)
        {
            throw SchemaErrors.Invalid(name, $"it is larger than {MaxBytes} bytes");
        }

        try
        {
            ReadOnlySpan<byte> bytes = IsUtf8(text.Span) ? text.Span : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Span));
            Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            object? value = ReadValue(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            throw SchemaErrors.Invalid(
                name, $"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1} is no JSON: {exception.Message.Split(" LineNumber:")[0]}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw SchemaErrors.Invalid(name, "a string has half of a surrogate pair", exception);
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMap(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => SchemaNumber.Parse(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    private static GoMap ReadMap(ref Utf8JsonReader reader)
    {
        GoMap map = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            map[key] = ReadValue(ref reader);
        }

        return map;
    }

    private static GoList ReadList(ref Utf8JsonReader reader)
    {
        List<object?> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return new GoList([.. items]);
    }
}
