namespace MeshInstall.Sandbox.Applying;

/// <summary>Who writes fields, how and when.</summary>
/// <param name="Manager">The field manager.</param>
/// <param name="Operation">Apply or Update.</param>
/// <param name="ApiVersion">The version it writes.</param>
/// <param name="Subresource">The subresource it writes, or null.</param>
/// <param name="Time">The time, RFC 3339.</param>
internal sealed record FieldWriter(string Manager, string Operation, string ApiVersion, string? Subresource, string Time);
