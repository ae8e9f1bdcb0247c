using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>
/// Extension providers have a name of their own and a kind, and the default providers are among them. Istio passes over wrong ones until
/// they are used, so these are warnings.
/// </summary>
internal sealed class ExtensionProviderCheck : ICheck
{
    private static readonly string[] BuiltIn = ["prometheus", "stackdriver", "envoy"];

    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (Place provider in mesh["extensionProviders"].Items().Where(provider => provider.Map is not null))
            {
                CheckProvider(context, provider, names);
            }

            foreach ((string purpose, Place list) in mesh["defaultProviders"].Entries())
            {
                CheckDefaults(context, purpose, list, names);
            }
        }
    }

    private static void CheckProvider(CheckContext context, Place provider, HashSet<string> names)
    {
        if (provider["name"].Text is not { Length: > 0 } name)
        {
            context.Log.Warning(
                "ExtensionProviderWithoutName", provider.Path, provider.Node, "The extension provider has no name, so nothing can refer to it.", "Add 'name'.");
        }
        else if (!names.Add(name))
        {
            context.Log.Warning(
                "DuplicateExtensionProvider", provider["name"].Path, provider["name"].Node, $"Two extension providers have the name '{name}'.",
                "Give each provider a name of its own.");
        }

        if (!provider.Entries().Any(entry => entry.Key != "name" && entry.Value.Exists))
        {
            context.Log.Warning(
                "ExtensionProviderWithoutKind", provider.Path, provider.Node, "The extension provider does not say what it is.",
                "Add one of its kinds, such as zipkin, opentelemetry or envoyOtelAls.");
        }
    }

    private static void CheckDefaults(CheckContext context, string purpose, Place list, HashSet<string> names)
    {
        foreach (Place item in list.Items())
        {
            if (item.Text is { Length: > 0 } name && !names.Contains(name) && !BuiltIn.Contains(name, StringComparer.Ordinal))
            {
                context.Log.Warning(
                    "UnknownExtensionProvider", item.Path, item.Node, $"The default provider '{name}' for {purpose} is not among the extension providers.",
                    EditDistance.Nearest(name, names) is { } near ? $"Did you mean '{near}'?" : "Add it to meshConfig.extensionProviders.");
            }
        }
    }
}
