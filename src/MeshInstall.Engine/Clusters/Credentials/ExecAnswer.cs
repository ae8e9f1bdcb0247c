using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>What a credential plugin printed.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Expires">When it ends; null where it does not.</param>
internal sealed record ExecAnswer(CallCredential Credential, DateTimeOffset? Expires)
{
    /// <exception cref="MeshException">ClusterAuthenticationFailed: it is no ExecCredential of the plugin's version.</exception>
    public static ExecAnswer Parse(ExecPlugin plugin, ReadOnlySpan<byte> output)
    {
        MeshMap? answer = null;
        try
        {
            answer = MeshJson.Parse(output, maxDepth: 20) as MeshMap;
        }
        catch (JsonException)
        {
            // Its words may hold a token; what is wrong is said below.
        }

        if (answer?.FindText("kind") != "ExecCredential")
        {
            throw Failed(plugin, "it did not print an ExecCredential");
        }

        if (answer.FindText("apiVersion") != plugin.ApiVersion)
        {
            throw Failed(plugin, $"it did not print an ExecCredential of {plugin.ApiVersion}");
        }

        MeshMap status = answer.FindMap("status") ?? throw Failed(plugin, "its ExecCredential has no status");
        string? token = Text(status, "token");
        IReadOnlyList<X509Certificate2> certificates = Certificates(plugin, Text(status, "clientCertificateData"), Text(status, "clientKeyData"));
        if (token is null && certificates.Count == 0)
        {
            throw Failed(plugin, "its ExecCredential has neither a token nor a certificate");
        }

        if (token?.All(character => character is > ' ' and <= '~') == false)
        {
            throw Failed(plugin, "the token of its ExecCredential has a character in it that no token has");
        }

        return new ExecAnswer(
            new CallCredential(token is null ? null : new AuthenticationHeaderValue("Bearer", token), certificates),
            Expiry(plugin, Text(status, "expirationTimestamp")));
    }

    private static string? Text(MeshMap status, string field) => status.FindText(field) is { Length: > 0 } text ? text : null;

    private static IReadOnlyList<X509Certificate2> Certificates(ExecPlugin plugin, string? certificate, string? key)
    {
        if (certificate is null && key is null)
        {
            return [];
        }

        try
        {
            return certificate is not null && key is not null
                ? CertificateReader.Pair(certificate, key)
                : throw Failed(plugin, "its ExecCredential has a certificate or a key, but not both");
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw Failed(plugin, "the certificate and key of its ExecCredential are not usable");
        }
    }

    private static DateTimeOffset? Expiry(ExecPlugin plugin, string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expires) ? expires
        : throw Failed(plugin, "the expirationTimestamp of its ExecCredential is not a time");

    private static MeshException Failed(ExecPlugin plugin, string why) => KubeConfigErrors.PluginFailed(plugin.Command, plugin.Context, why);
}
