namespace MeshInstall.Sandbox.Schema;

/// <summary>A subresource such as <c>status</c> or <c>scale</c>.</summary>
/// <param name="Name">Its name in the path.</param>
/// <param name="Group">The group of what it answers.</param>
/// <param name="Version">The version of what it answers.</param>
/// <param name="Kind">The kind it answers.</param>
/// <param name="Verbs">What can be done with it.</param>
internal sealed record Subresource(string Name, string Group, string Version, string Kind, IReadOnlyList<string> Verbs);
