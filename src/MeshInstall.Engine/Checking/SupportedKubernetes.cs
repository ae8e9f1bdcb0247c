namespace MeshInstall.Engine.Checking;

/// <summary>The releases of Kubernetes that each release of Istio supports, by the project's page of supported releases.</summary>
internal static class SupportedKubernetes
{
    private static readonly Dictionary<MinorVersion, (int From, int To)> Minors = new()
    {
        [new(1, 20)] = (25, 29),
        [new(1, 21)] = (26, 29),
        [new(1, 22)] = (27, 30),
        [new(1, 23)] = (27, 30),
        [new(1, 24)] = (28, 31),
        [new(1, 25)] = (29, 32),
        [new(1, 26)] = (29, 33),
        [new(1, 27)] = (29, 33),
        [new(1, 28)] = (30, 34),
        [new(1, 29)] = (31, 35),
        [new(1, 30)] = (32, 36),
    };

    /// <summary>The oldest and newest release; null for a release of Istio that is not in the table.</summary>
    public static (MinorVersion From, MinorVersion To)? By(MinorVersion istio) =>
        Minors.TryGetValue(istio, out (int From, int To) minors) ? (new(1, minors.From), new(1, minors.To)) : null;
}
