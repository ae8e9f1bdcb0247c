using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Certificates and keys that proxies use are complete.</summary>
internal sealed class ProxyCredentialCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place proxy in context.MeshConfigs.Select(mesh => mesh["defaultConfig"]))
        {
            ClientTlsRules.Check(context, proxy.Find("tracing", "tlsSettings"));
            CheckProvider(context, proxy["privateKeyProvider"]);
        }
    }

    private static void CheckProvider(CheckContext context, Place keys)
    {
        if (keys.Map is not null && !keys.Entries().Any(entry => entry.Value.Exists))
        {
            context.Log.Error(
                "RequiredValueEmpty", keys.Path, keys.Node, "The private key provider does not say which it is.", "Add cryptomb or qat, or remove it.");
        }

        foreach ((string kind, Place provider) in keys.Entries())
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
