using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Api;

/// <summary>An answer: a body at hand, or one that comes in pieces.</summary>
internal sealed record ApiResponse
{
    public int StatusCode { get; init; } = 200;

    public string ContentType { get; init; } = "application/json";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The pieces of a body that goes on, such as a watch; null when <see cref="Body"/> is all.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Stream { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Seconds, or a date.</summary>
    public string? RetryAfter { get; init; }

    public static ApiResponse Json(JsonNode node, int statusCode = 200) => new() { StatusCode = statusCode, Body = JsonText.ToUtf8(node) };

    public static ApiResponse Text(string text, string contentType = "text/plain") =>
        new() { ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };

    public static ApiResponse Failure(ApiException error) => new()
    {
        StatusCode = error.Code,
        Body = JsonText.ToUtf8(error.ToStatus()),
        RetryAfter = error.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The headers beside the content type.</summary>
    /// <param name="now">The server's time.</param>
    public IEnumerable<KeyValuePair<string, string>> Headers(DateTimeOffset now)
    {
        yield return new("Date", now.ToString("r", CultureInfo.InvariantCulture));
        yield return new("Cache-Control", "no-cache, private");
        if (RetryAfter is not null)
        {
            yield return new("Retry-After", RetryAfter);
        }

        foreach (var warning in Warnings)
        {
            yield return new("Warning", $"299 - \"{warning.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
    }
}
