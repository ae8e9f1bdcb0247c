using System.Text.Json;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>The value of an overlay, which may be a map written as text.</summary>
internal static class OverlayValue
{
    /// <summary>The value to write over <paramref name="existing"/>: text that looks like a YAML map becomes one, JSON text and text over a block of text stay.</summary>
    public static MeshNode Read(MeshNode value, MeshNode? existing)
    {
        if (value is not MeshScalar { Value: string text } || !LooksLikeMap(text) || IsJson(text) || IsBlock(existing))
        {
            return value;
        }

        try
        {
            return YamlReader.ReadSingle(text, "overlay value") is MeshMap map ? map.WithOrigin(value.Origin) : value;
        }
        catch (MeshException)
        {
            return value;
        }
    }

    private static bool LooksLikeMap(string text) => text.Contains(text.Contains('\n', StringComparison.Ordinal) ? ":" : ": ", StringComparison.Ordinal);

    private static bool IsBlock(MeshNode? node) => node is MeshScalar { Value: string text } && text.Contains('\n', StringComparison.Ordinal);

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
