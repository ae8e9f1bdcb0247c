using System.Globalization;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Settings that single kinds of extension providers need. Istio passes over wrong ones until they are used, so these are warnings.</summary>
internal sealed class ProviderSettingCheck : ICheck
{
    private static readonly string[] Authorizers = ["envoyExtAuthzHttp", "envoyExtAuthzGrpc"];

    /// <summary>The status codes that Envoy has names for, as ranges.</summary>
    private static readonly (int First, int Last)[] StatusCodes =
    [
        (0, 0), (100, 100), (200, 208), (226, 226), (300, 305), (307, 308), (400, 417), (421, 424), (426, 426), (428, 429), (431, 431), (500, 508), (510, 511),
    ];

    public void Run(CheckContext context)
    {
        foreach ((string kind, Place provider) in context.MeshConfigs
            .SelectMany(mesh => mesh["extensionProviders"].Items())
            .SelectMany(provider => provider.Entries()))
        {
            if (kind == "lightstep" && provider.Map is not null && (!provider["accessToken"].Exists || provider["accessToken"].Text is ""))
            {
                context.Log.Warning(
                    "ProviderWithoutToken", provider.Path, provider.Node, "The provider lightstep has no access token.", "Add 'accessToken', or use opentelemetry.");
            }

            if (Authorizers.Contains(kind, StringComparer.Ordinal))
            {
                CheckStatus(context, provider["statusOnError"]);
                CheckPrefix(context, provider["pathPrefix"]);
            }
        }
    }

    private static void CheckStatus(CheckContext context, Place status)
    {
        if (status.Text is { Length: > 0 } text
            && !(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code)
                && Array.Exists(StatusCodes, range => code >= range.First && code <= range.Last)))
        {
            context.Log.Warning(
                "InvalidStatusCode", status.Path, status.Node, $"'{text}' is not a status code of HTTP that Envoy knows.", "Write one such as \"403\" or \"503\".");
        }
    }

    private static void CheckPrefix(CheckContext context, Place prefix)
    {
        if (prefix.Text is { Length: > 0 } text && !text.StartsWith('/'))
        {
            context.Log.Warning(
                "InvalidPathPrefix", prefix.Path, prefix.Node, $"The prefix '{text}' does not start with a slash.", $"Write '/{text}'.");
        }
    }
}
