using System.Text.Json;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Protobuf;

namespace MeshInstall.Sandbox.Api;

/// <summary>Reads the bodies of requests, which are hostile until read.</summary>
internal static class BodyReader
{
    public const int MaxBytes = 3 * 1024 * 1024;

    public static JsonNode? Read(ApiRequest request, List<string>? duplicates = null)
    {
        if (request.Body.Length > MaxBytes)
        {
            throw ApiException.TooLarge();
        }

        if (request.ContentType.StartsWith(ProtobufReader.MediaType, StringComparison.Ordinal))
        {
            return ReadProtobuf(request.Body.Span);
        }

        // Server-side apply may come as YAML. What kubectl and client libraries send under that type is JSON, which is YAML too.
        if (request.ContentType.Length > 0 && !request.ContentType.Contains("json", StringComparison.Ordinal) && !request.ContentType.Contains("apply-patch", StringComparison.Ordinal))
        {
            throw ApiException.UnsupportedMediaType($"application/json, {ProtobufReader.MediaType}");
        }

        try
        {
            return JsonText.Parse(request.Body.Span, duplicates);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw ApiException.BadRequest($"error decoding the body: {failure.Message}");
        }
    }

    private static JsonObject ReadProtobuf(ReadOnlySpan<byte> body)
    {
        try
        {
            return ProtobufReader.Read(body);
        }
        catch (FormatException failure)
        {
            throw ApiException.BadRequest($"error decoding the body: {failure.Message}");
        }
        catch (NotSupportedException failure)
        {
            throw ApiException.UnsupportedMediaType($"application/json ({failure.Message})");
        }
    }

    public static JsonObject ReadObject(ApiRequest request, List<string>? duplicates = null) =>
        Read(request, duplicates) as JsonObject ?? throw ApiException.BadRequest("the body is not an object");
}
