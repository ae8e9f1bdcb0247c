using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Certificates and keys that proxies use are complete.</summary>
internal sealed class ProxyCredentialCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place proxy in context.MeshConfigs.Select(mesh => mesh["defaultConfig"]))
        {
            CheckTls(context, proxy.Find("tracing", "tlsSettings"));
            foreach ((string kind, Place provider) in proxy["privateKeyProvider"].Entries())
            {
                Place delay = provider["pollDelay"];
                if (provider.Map is not null && (!delay.Exists || (delay.Text is { } text && GoDuration.TryParse(text, out decimal time) && time == 0)))
                {
                    context.Log.Error(
                        "PollDelayMissing", provider.Path, provider.Node, $"The private key provider {kind} has no delay between its polls.",
                        "Set pollDelay, such as 10ms.");
                }
            }
        }
    }

    private static void CheckTls(CheckContext context, Place tls)
    {
        if (tls["mode"].Text != "MUTUAL" || tls["credentialName"].Exists)
        {
            return;
        }

        foreach (string field in new[] { "clientCertificate", "privateKey" })
        {
            if (tls[field].Text is null or "")
            {
                context.Log.Error(
                    "TlsIncomplete", tls.Path, tls.Node, $"Mutual TLS needs {field}.", $"Set {field} to the path of a file, or set credentialName.");
            }
        }
    }
}
