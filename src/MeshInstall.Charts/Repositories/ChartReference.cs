using System.Net;

namespace MeshInstall.Charts.Repositories;

/// <summary>Where a chart is, as a user writes it.</summary>
public sealed record ChartReference
{
    internal ChartReference(ChartReferenceKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>What it points to.</summary>
    public ChartReferenceKind Kind { get; }

    /// <summary>The reference as written, without a user name and password in it.</summary>
    public string Text { get; }

    /// <summary>The folder or file; empty for a chart that is elsewhere.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The address of the packed chart, the repository or the registry; null for a chart on this machine.</summary>
    public Uri? Url { get; init; }

    /// <summary>The chart's name in a Helm repository; empty where it is still to be given (<see cref="WithChart"/>).</summary>
    public string ChartName { get; init; } = string.Empty;

    /// <summary>The repository inside the registry, such as <c>istio/charts/istiod</c>; empty outside of one.</summary>
    public string RegistryPath { get; init; } = string.Empty;

    /// <summary>The tag, with <c>+</c> as in versions; empty without one.</summary>
    public string Tag { get; init; } = string.Empty;

    /// <summary>The digest (<c>sha256:...</c>) of the manifest; empty without one.</summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>The user name and password that stood in the address.</summary>
    internal NetworkCredential? Credential { get; init; }

    /// <summary>The port written behind a registry; null where none is.</summary>
    internal int? Port { get; init; }

    /// <summary>Whether the user named this server, and not another server; only then what the user gave to sign in with is meant for it.</summary>
    internal bool IsNamedByUser { get; init; } = true;

    /// <summary>
    /// Reads a reference: the path of a folder or of a .tgz file, <c>https://host/charts/name-1.2.3.tgz</c>, <c>https://host/charts</c> or
    /// <c>https://host/charts#name</c> for a Helm repository, <c>oci://host/path/name[:tag][@sha256:...]</c>.
    /// </summary>
    /// <exception cref="ChartException"><c>ChartReferenceInvalid</c>.</exception>
    public static ChartReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int scheme = trimmed.IndexOf("://", StringComparison.Ordinal);
        return trimmed.Length == 0 ? throw RepositoryErrors.InvalidReference(text, "it is empty")
            : scheme < 0 ? ForPath(trimmed)
            : trimmed[..scheme].ToLowerInvariant() switch
            {
                "oci" => RegistryReference.Parse(trimmed),
                "https" or "http" => ForUrl(trimmed),
                "file" => Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? file) ? ForPath(file.LocalPath)
                    : throw RepositoryErrors.InvalidReference(SafeUrl.Show(trimmed), "it is not a valid address"),
                _ => throw RepositoryErrors.InvalidReference(SafeUrl.Show(trimmed), "its scheme is none of https, http, oci and file"),
            };
    }

    /// <summary>The same repository with the name of a chart in it, or the same registry folder with the name added to its path.</summary>
    public ChartReference WithChart(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Kind == ChartReferenceKind.Registry
            ? RegistryReference.Parse($"oci://{Url!.Authority}/{RegistryPath}/{name}") with { Credential = Credential }
            : this with { ChartName = name };
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static ChartReference ForPath(string path)
    {
        bool isFolder = Directory.Exists(path) || !path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);
        return new ChartReference(isFolder && !File.Exists(path) ? ChartReferenceKind.Folder : ChartReferenceKind.File, path) { Path = path };
    }

    private static ChartReference ForUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Host.Length == 0)
        {
            throw RepositoryErrors.InvalidReference(SafeUrl.Show(text), "it is not a valid address");
        }

        string name = Uri.UnescapeDataString(url.Fragment.TrimStart('#'));
        NetworkCredential? credential = SafeUrl.Credential(url);
        url = SafeUrl.WithoutSecrets(url);
        bool isArchive = url.AbsolutePath.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) || url.AbsolutePath.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase);
        return new ChartReference(isArchive ? ChartReferenceKind.ArchiveUrl : ChartReferenceKind.Repository, SafeUrl.Show(url))
        {
            Url = url,
            ChartName = name,
            Credential = credential,
        };
    }
}
