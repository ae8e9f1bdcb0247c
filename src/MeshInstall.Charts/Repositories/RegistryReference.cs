using System.Text.RegularExpressions;

namespace MeshInstall.Charts.Repositories;

/// <summary>Reads <c>oci://</c> references.</summary>
internal static partial class RegistryReference
{
    public const string Scheme = "oci://";

    public static ChartReference Parse(string text)
    {
        string rest = text[Scheme.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string host = slash < 0 ? rest : rest[..slash];
        if (slash < 0 || host.Contains('@', StringComparison.Ordinal))
        {
            throw RepositoryErrors.InvalidReference(SafeUrl.Show(text), "a registry and a path must follow oci://, without a user name");
        }

        string path = rest[(slash + 1)..];
        (path, string digest) = Cut(path, '@');
        (path, string tag) = Cut(path, ':');
        path = path.TrimEnd('/');
        if (!Uri.TryCreate($"https://{host}/", UriKind.Absolute, out Uri? url))
        {
            throw RepositoryErrors.InvalidReference(text, "its registry is not a valid host");
        }

        if (!PathPattern().IsMatch(path) || path.Length > 255)
        {
            throw RepositoryErrors.InvalidReference(text, "its path is not one that registries allow (lower case letters, digits, '.', '_', '-' and '/')");
        }

        if (tag.Length > 0 && !TagPattern().IsMatch(tag))
        {
            throw RepositoryErrors.InvalidReference(text, $"'{tag}' is not a tag");
        }

        if (digest.Length > 0 && !Sha256.IsDigest(digest))
        {
            throw RepositoryErrors.InvalidReference(text, "its digest is not 'sha256:' and 64 hexadecimal digits");
        }

        return new ChartReference(ChartReferenceKind.Registry, text) 
        {
            Url = url,
            Port = host.LastIndexOf(':') > host.LastIndexOf(']') ? url.Port : null,
            RegistryPath = path,
            Tag = tag,
            Digest = digest,
        };
    }

    private static (string Before, string After) Cut(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, string.Empty);

    [GeneratedRegex(@"^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._+-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
