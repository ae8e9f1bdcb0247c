namespace MeshInstall.Sandbox.Schema;

/// <summary>A member that identifies an item of an associative list.</summary>
/// <param name="Name">The member.</param>
/// <param name="Default">What it is when the item leaves it out.</param>
internal sealed record ListKey(string Name, string? Default);
