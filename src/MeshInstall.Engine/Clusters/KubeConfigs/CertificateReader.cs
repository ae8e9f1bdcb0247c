using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>Reads certificates and keys of kubeconfigs, from the file they name or the data they hold; data goes first.</summary>
internal static class CertificateReader
{
    /// <summary>The authorities of a cluster; null where it names none.</summary>
    /// <exception cref="MeshException">KubeConfigInvalid.</exception>
    public static X509Certificate2Collection? Authorities(KubeConfigEntry cluster)
    {
        if (Pem(cluster, "certificate-authority") is not { } pem)
        {
            return null;
        }

        X509Certificate2Collection authorities = [];
        return Guard(cluster, "certificate-authority", () =>
        {
            authorities.ImportFromPem(pem);
            return authorities.Count > 0 ? authorities : throw new CryptographicException();
        });
    }

    /// <summary>The client certificate of a user with its key, and those that lead to its authority; empty where it has none.</summary>
    /// <exception cref="MeshException">KubeConfigInvalid.</exception>
    public static IReadOnlyList<X509Certificate2> ClientCertificates(KubeConfigEntry user)
    {
        string? certificate = Pem(user, "client-certificate");
        string? key = Pem(user, "client-key");
        return (certificate, key) switch
        {
            (null, null) => [],
            (not null, not null) => Guard(user, "client-certificate", () => Pair(certificate, key)),
            (null, _) => throw user.Invalid("has a client-key without a client-certificate"),
            _ => throw user.Invalid("has a client-certificate without a client-key"),
        };
    }

    /// <summary>A certificate with its key, and the further certificates of the same text.</summary>
    /// <exception cref="CryptographicException">They are not PEM, or do not belong together.</exception>
    public static IReadOnlyList<X509Certificate2> Pair(string certificate, string key)
    {
        X509Certificate2Collection all = [];
        all.ImportFromPem(certificate);
        X509Certificate2 pair = X509Certificate2.CreateFromPem(certificate, key);
        if (!OperatingSystem.IsWindows())
        {
            return [pair, .. all.Skip(1)];
        }

        // The TLS of Windows takes no key that lives in memory only.
        using (pair)
        {
            return [FromPfx(pair.Export(X509ContentType.Pfx)), .. all.Skip(1)];
        }
    }

    /// <summary>The PEM text of a field, of its file or its data; null where it has neither.</summary>
    public static string? Pem(KubeConfigEntry entry, string field)
    {
        if (entry.Text(field + "-data") is { } data)
        {
            return Guard(entry, field + "-data", () => Encoding.UTF8.GetString(Convert.FromBase64String(data)));
        }

        return entry.File(field) is { } path ? Guard(entry, field, () => File.ReadAllText(path)) : null;
    }

    private static X509Certificate2 FromPfx(byte[] pfx)
    {
        try
        {
            return new X509Certificate2(pfx);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pfx);
        }
    }

    private static T Guard<T>(KubeConfigEntry entry, string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw entry.Invalid($"has a {field} that cannot be read ({error.GetType().Name})");
        }
    }
}
