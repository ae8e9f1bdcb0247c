using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;

namespace MeshInstall.Sandbox.Protobuf;

/// <summary>Reads objects in Kubernetes' protobuf form, which kubectl sends for what it makes itself.</summary>
internal static class ProtobufReader
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private const int MaxDepth = 32;

    /// <exception cref="FormatException">It is not in that form.</exception>
    /// <exception cref="NotSupportedException">The kind or a field has no entry in the table.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("k8s\0"u8))
        {
            throw new FormatException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        string apiVersion = "", kind = "";
        ReadOnlySpan<byte> raw = default;
        var envelope = new WireReader(body[4..]);
        while (envelope.TryRead(out var number, out _, out var content))
        {
            if (number == 1)
            {
                var identity = new WireReader(content);
                while (identity.TryRead(out var part, out _, out var text))
                {
                    (apiVersion, kind) = part == 1 ? (Encoding.UTF8.GetString(text), kind) : (apiVersion, Encoding.UTF8.GetString(text));
                }
            }
            else if (number == 2)
            {
                raw = content;
            }
        }

        var result = new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = kind };
        Fill(result, kind, raw, 0);
        return result;
    }

    private static JsonObject Fill(JsonObject into, string message, ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException("proto: too deep");
        }

        var fields = MessageTable.Find(message) ?? throw new NotSupportedException($"the sandbox reads no {message} in protobuf: send JSON");
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var value, out var content))
        {
            if (!fields.TryGetValue(number, out var field))
            {
                throw new NotSupportedException($"the sandbox reads no field {number} of {message} in protobuf: send JSON");
            }

            Set(into, field, value, content, depth);
        }

        return into;
    }

    private static void Set(JsonObject into, MessageField field, long value, ReadOnlySpan<byte> content, int depth)
    {
        if (field.Type == "-")
        {
            return;
        }

        if (field.IsInlined)
        {
            Fill(into, field.Type, content, depth + 1);
            return;
        }

        if (field.Type is "m" or "n" or "a")
        {
            var (key, item) = Entry(content, field.Type);
            into.Ensure(field.Name)[key] = item;
            return;
        }

        JsonNode? read = field.Type switch
        {
            "s" => Encoding.UTF8.GetString(content),
            "i" => value,
            "b" => value != 0,
            "y" => Convert.ToBase64String(content),
            "t" => Time(content),
            "q" => IntOrString(content),
            "u" => Quantity(content),
            _ => Fill([], field.Type, content, depth + 1),
        };
        if (field.IsRepeated)
        {
            if (into[field.Name] is not JsonArray items)
            {
                into[field.Name] = items = [];
            }

            items.Add(read);
        }
        else if (field.KeepsEmpty || read is JsonObject || (read is not null && read.Show() is not ("" or "0" or "false")))
        {
            into[field.Name] = read;
        }
    }

    private static (string Key, JsonNode Item) Entry(ReadOnlySpan<byte> bytes, string type)
    {
        string key = "", item = "";
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out _, out var content))
        {
            if (number == 1)
            {
                key = Encoding.UTF8.GetString(content);
            }
            else
            {
                item = type switch { "m" => Encoding.UTF8.GetString(content), "n" => Convert.ToBase64String(content), _ => Quantity(content) };
            }
        }

        return (key, JsonValue.Create(item));
    }

    private static string Quantity(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        return reader.TryRead(out _, out _, out var content) ? Encoding.UTF8.GetString(content) : "";
    }

    private static JsonValue? Time(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        return reader.TryRead(out _, out var seconds, out _) && seconds > 0 ? JsonValue.Create(Timestamps.Format(DateTimeOffset.FromUnixTimeSeconds(seconds))) : null;
    }

    private static JsonValue? IntOrString(ReadOnlySpan<byte> bytes)
    {
        (long type, long whole, string text) = (0, 0, "");
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var value, out var content))
        {
            switch (number)
            {
                case 1:
                    type = value;
                    break;
                case 2:
                    whole = value;
                    break;
                default:
                    text = Encoding.UTF8.GetString(content);
                    break;
            }
        }

        return type == 0 ? whole == 0 ? null : JsonValue.Create(whole) : JsonValue.Create(text);
    }
}
