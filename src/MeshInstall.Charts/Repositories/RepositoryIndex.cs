using MeshInstall.Charts.Semver;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Repositories;

/// <summary>The index.yaml of a Helm repository.</summary>
internal sealed class RepositoryIndex
{
    private static readonly YamlReaderOptions Options = new()
    {
        OriginKind = MeshOriginKind.Chart,
        DuplicateKeysAreErrors = false,
        MaxCharacters = int.MaxValue,
        MaxNodes = 20_000_000,
    };

    private readonly MeshMap _entries;
    private readonly Uri _url;

    private RepositoryIndex(MeshMap entries, Uri url)
    {
        _entries = entries;
        _url = url;
    }

    /// <exception cref="ChartException"><c>ChartRepositoryInvalid</c>.</exception>
    public static RepositoryIndex Read(byte[] content, Uri url)
    {
        try
        {
            MeshMap? index = ReadDocument(content, SafeUrl.Show(url)) as MeshMap;
            return index?.Find("apiVersion") is MeshScalar { IsNull: false }
                ? new RepositoryIndex(index.FindMap("entries") ?? MeshMap.Empty, url)
                : throw RepositoryErrors.Invalid(url, "its index.yaml is not the index of a Helm repository (it says no apiVersion)");
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or (MeshException and not ChartException))
        {
            throw RepositoryErrors.Invalid(url, $"its index.yaml cannot be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private static MeshNode? ReadDocument(byte[] content, string name) =>
        content.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'{', ..] ? MeshJson.Parse(content)
        : YamlReader.ReadFirst(YamlText.Decode(content, name), name, Options);

    /// <summary>The chart of the highest version that fits.</summary>
    /// <exception cref="ChartException"><c>ChartNotFound</c>, <c>ChartVersionNotFound</c>, <c>ChartVersionInvalid</c>, <c>ChartRepositoryInvalid</c>.</exception>
    public IndexEntry Find(string chart, string wanted)
    {
        if (_entries.FindList(chart) is not { } list)
        {
            throw RepositoryErrors.ChartMissing(chart, SafeUrl.Show(_url), [.. _entries.Keys]);
        }

        Dictionary<string, MeshMap> versions = new(StringComparer.Ordinal);
        foreach (MeshMap entry in list.OfType<MeshMap>())
        {
            if (entry.Find("version") is MeshScalar { IsNull: false } version && SemanticVersion.TryParse(version.ToString(), out _))
            {
                versions.TryAdd(version.ToString(), entry);
            }
        }

        IReadOnlyList<string> sorted = VersionSelection.Sort(versions.Keys);
        string picked = VersionSelection.Pick(sorted, wanted) ?? throw RepositoryErrors.VersionMissing(chart, wanted, SafeUrl.Show(_url), sorted);
        return Entry(chart, picked, versions[picked]);
    }

    private IndexEntry Entry(string chart, string version, MeshMap entry)
    {
        string? written = entry.FindList("urls") is [MeshScalar { Value: string first }, ..] ? first : null;
        if (string.IsNullOrEmpty(written))
        {
            throw RepositoryErrors.Invalid(_url, $"its index.yaml names no address for {chart} {version}");
        }

        string digest = entry.FindText("digest") is { Length: > 0 } text
            ? Sha256.Normalize(text) ?? throw RepositoryErrors.Invalid(_url, $"its index.yaml gives {chart} {version} a digest that is none") : string.Empty;
        return new IndexEntry(version, written, digest);
    }
}
