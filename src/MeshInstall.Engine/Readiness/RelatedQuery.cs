namespace MeshInstall.Engine.Readiness;

/// <summary>Objects on which the readiness of another depends: one by its name, or those that belong to a Service.</summary>
/// <param name="ApiVersion">Their API version.</param>
/// <param name="Kind">Their kind.</param>
/// <param name="Namespace">Their namespace.</param>
/// <param name="Service">The Service: itself, or the one they belong to.</param>
/// <param name="LabelSelector">How to find them; null for the object named <paramref name="Service"/>.</param>
internal sealed record RelatedQuery(string ApiVersion, string Kind, string Namespace, string Service, string? LabelSelector);
