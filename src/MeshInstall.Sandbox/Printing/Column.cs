using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Printing;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">The OpenAPI type of its cells.</param>
/// <param name="Cell">Makes the cell of an object at a time.</param>
internal sealed record Column(string Name, string Type, Func<JsonObject, DateTimeOffset, JsonNode?> Cell)
{
    /// <summary>The OpenAPI format; <c>name</c> marks the object's name.</summary>
    public string Format { get; init; } = "";

    /// <summary>0 is always shown, 1 only in wide output.</summary>
    public int Priority { get; init; }
}
