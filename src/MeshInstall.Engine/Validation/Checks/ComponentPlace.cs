namespace MeshInstall.Engine.Validation.Checks;

/// <summary>A component of the document.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Values">Where its own chart values stand, such as <c>spec.values.pilot</c>.</param>
/// <param name="GatewayField"><c>ingressGateways</c> or <c>egressGateways</c>; null for other components.</param>
/// <param name="Name">The gateway's name, or the component's field.</param>
internal sealed record ComponentPlace(Place Place, Place Values, string? GatewayField, string Name)
{
    /// <summary>Its Kubernetes settings.</summary>
    public Place Kubernetes => Place["k8s"];

    /// <summary>The name in words, for messages.</summary>
    public string Title => GatewayField is null ? $"component {Name}" : $"gateway {Name}";
}
