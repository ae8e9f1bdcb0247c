namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>TLS settings of the mesh hold only what Istio can apply.</summary>
internal sealed class MeshTlsCheck : ICheck
{
    private static readonly string[] Curves = ["P-224", "P-256", "P-384", "P-521", "X25519", "X25519Kyber768Draft00", "X25519MLKEM768"];

    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            Place curves = mesh.Find("meshMTLS", "ecdhCurves");
            if (curves.Items().Any())
            {
                context.Log.Error(
                    "UnsupportedCurves", curves.Path, curves.Node, "Traffic within the mesh takes no choice of ECDH curves.",
                    "Remove ecdhCurves, or set it under tlsDefaults.");
            }

            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (Place curve in mesh.Find("tlsDefaults", "ecdhCurves").Items())
            {
                if (curve.Text is { Length: > 0 } name && !Curves.Contains(name, StringComparer.Ordinal))
                {
                    context.Log.Warning(
                        "UnsupportedCurves", curve.Path, curve.Node, $"'{name}' is not an ECDH curve that Istio knows.",
                        $"Use one of {string.Join(", ", Curves)}.");
                }
                else if (curve.Text is { } again && !seen.Add(again))
                {
                    context.Log.Warning("UnsupportedCurves", curve.Path, curve.Node, $"The curve '{again}' is listed twice.", "Remove one of the two.");
                }
            }
        }
    }
}
