namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>The rules for TLS settings of a client.</summary>
internal static class ClientTlsRules
{
    private const string ConfigMap = "configmap://";
    private static readonly string[] Own = ["clientCertificate", "privateKey"];
    private static readonly string[] Certificates = ["clientCertificate", "caCertificates", "privateKey", "caCrl"];

    /// <summary>Reports what Istio would not take.</summary>
    public static void Check(CheckContext context, Place tls)
    {
        bool simple = tls["mode"].Text == "SIMPLE" || tls["mode"].Integer == 1;
        bool mutual = tls["mode"].Text == "MUTUAL" || tls["mode"].Integer == 2;
        CheckSkippedVerification(context, tls, simple, mutual);
        Place name = tls["credentialName"];
        if (name.Text is { } reference && reference.StartsWith(ConfigMap, StringComparison.Ordinal))
        {
            context.Log.Error(
                "TlsConflict", name.Path, name.Node, "The mesh configuration belongs to no namespace, so it cannot refer to a ConfigMap.",
                "Write the path of a file in caCertificates.");
        }

        if ((simple || mutual) && IsSet(name))
        {
            foreach (Place field in Certificates.Select(field => tls[field]).Where(IsSet))
            {
                context.Log.Error(
                    "TlsConflict", field.Path, field.Node, "Certificates come either from credentialName or from files, not from both.",
                    "Remove this field, or credentialName.");
            }

            return;
        }

        foreach (string field in Own.Where(field => mutual && !IsSet(tls[field])))
        {
            context.Log.Error(
                "TlsIncomplete", tls.Path, tls.Node, $"Mutual TLS needs {field}.", $"Set {field} to the path of a file, or set credentialName.");
        }
    }

    private static void CheckSkippedVerification(CheckContext context, Place tls, bool simple, bool mutual)
    {
        if (tls["insecureSkipVerify"].Boolean != true)
        {
            return;
        }

        string[] useless = simple ? ["caCertificates", "credentialName", "subjectAltNames"] : mutual ? ["caCertificates", "subjectAltNames"] : [];
        foreach (Place field in useless.Select(name => tls[name]).Where(IsSet))
        {
            context.Log.Error(
                "TlsConflict", field.Path, field.Node, "With insecureSkipVerify nothing is verified, so this field contradicts it.",
                "Remove this field, or insecureSkipVerify.");
        }
    }

    private static bool IsSet(Place place) => place.Node is MeshList { Count: > 0 } || place.Text is { Length: > 0 };
}
