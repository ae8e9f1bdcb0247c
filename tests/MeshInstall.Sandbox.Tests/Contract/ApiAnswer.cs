using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>An answer: its code, its JSON, and its warnings.</summary>
public sealed record ApiAnswer(HttpStatusCode Code, JsonNode Body, IReadOnlyList<string> Warnings)
{
    public string? Reason => (string?)Body["reason"];

    public string Message => (string?)Body["message"] ?? "";

    public string ResourceVersion => (string?)Body["metadata"]?["resourceVersion"] ?? "";

    public IEnumerable<string?> ItemNames => Body["items"]!.AsArray().Select(item => (string?)item!["metadata"]!["name"]);
}
