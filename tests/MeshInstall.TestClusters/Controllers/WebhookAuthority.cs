using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>Does what istiod does to the webhooks of its Service: gives those without a certificate authority one.</summary>
internal static class WebhookAuthority
{
    private const string Manager = "pilot-discovery";
    private static readonly Lazy<string> Bundle = new(MakeBundle);

    /// <summary>Where the configuration is replaced.</summary>
    public static string PathOf(ApiObject item) => $"{item.Path}?fieldManager={Manager}";

    /// <summary>The configuration with its authorities; null for other kinds, and where none is lacking.</summary>
    public static JsonObject? Filled(ApiObject item, Func<string, bool> namespaces)
    {
        if (item.Resource is not { Group: "admissionregistration.k8s.io", Kind: "MutatingWebhookConfiguration" or "ValidatingWebhookConfiguration" } || item.IsDeleting)
        {
            return null;
        }

        var body = (JsonObject)item.Body.DeepClone();
        var lacking = (body["webhooks"] as JsonArray ?? [])
            .Select(webhook => (JsonObject)webhook!["clientConfig"]!)
            .Where(client => client["caBundle"] is null && client["service"]?["namespace"] is { } space && namespaces((string)space!))
            .ToList();
        lacking.ForEach(client => client["caBundle"] = Bundle.Value);
        return lacking.Count > 0 ? body : null;
    }

    private static string MakeBundle()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=webhooks", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }
}
