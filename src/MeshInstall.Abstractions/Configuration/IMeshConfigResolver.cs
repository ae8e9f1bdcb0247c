namespace MeshInstall;

/// <summary>Resolves the layers of a configuration to one document; the engine implements it.</summary>
public interface IMeshConfigResolver
{
    /// <summary>
    /// The one document that <paramref name="layers"/> amount to, with the profile they name below them; every leaf carries its origin.
    /// </summary>
    /// <exception cref="MeshException">The profile is not known, or a layer cannot be applied.</exception>
    MeshMap Resolve(IReadOnlyList<MeshLayer> layers);

    /// <summary>
    /// The layers that <paramref name="layers"/> stand for, lowest first: those of the profile they name in its place, and those of the release in use.
    /// </summary>
    /// <exception cref="MeshException">The profile is not known.</exception>
    IReadOnlyList<MeshLayer> Expand(IReadOnlyList<MeshLayer> layers);

    /// <summary>The node at <paramref name="path"/> of <paramref name="document"/>, such as <c>spec.components.ingressGateways.[name:istio-ingressgateway].enabled</c>, or null.</summary>
    /// <exception cref="MeshException">The path does not parse.</exception>
    MeshNode? Find(MeshMap document, string path);
}
