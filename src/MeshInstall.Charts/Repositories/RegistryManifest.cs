using System.Text.Json;

namespace MeshInstall.Charts.Repositories;

/// <summary>What a manifest of a registry says: the parts of a chart, or, of an index, further manifests.</summary>
/// <param name="Config">The media type of its configuration; empty in an index.</param>
/// <param name="Layers">The parts.</param>
/// <param name="Manifests">The further manifests.</param>
internal sealed record RegistryManifest(string Config, IReadOnlyList<RegistryManifest.Part> Layers, IReadOnlyList<RegistryManifest.Part> Manifests)
{
    public const string ChartConfig = "application/vnd.cncf.helm.config.v1+json";
    public const string ChartContent = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    public const string OldChartContent = "application/tar+gzip";

    /// <summary>The media types to ask for.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
    ];

    /// <summary>The packed chart; null where it holds none.</summary>
    public Part? Chart => Config != ChartConfig ? null
        : Layers.FirstOrDefault(layer => layer.MediaType == ChartContent) ?? Layers.FirstOrDefault(layer => layer.MediaType == OldChartContent);

    /// <exception cref="ChartException"><c>ChartRepositoryInvalid</c>.</exception>
    public static RegistryManifest Read(byte[] content, Uri url)
    {
        try
        {
            return MeshJson.Parse(content) is MeshMap map
                ? new RegistryManifest(map.FindMap("config")?.FindText("mediaType") ?? string.Empty, Parts(map, "layers", url), Parts(map, "manifests", url))
                : throw RepositoryErrors.Invalid(url, "its manifest is no JSON object");
        }
        catch (JsonException exception)
        {
            throw RepositoryErrors.Invalid(url, "its manifest is not JSON", exception);
        }
    }

    private static IReadOnlyList<Part> Parts(MeshMap map, string name, Uri url) => [.. (map.FindList(name) ?? MeshList.Empty).OfType<MeshMap>().Select(part => new Part(
        part.FindText("mediaType") ?? string.Empty,
        part.FindText("digest") is { } digest && Sha256.IsDigest(digest) ? digest : throw RepositoryErrors.Invalid(url, "a part of its manifest has no sha256 digest"),
        (part.Find("size") as MeshScalar)?.Value as long? ?? -1))];

    /// <summary>A part of a manifest.</summary>
    /// <param name="MediaType">The kind.</param>
    /// <param name="Digest">The digest of its content.</param>
    /// <param name="Size">The bytes of its content; -1 where it is not said.</param>
    internal sealed record Part(string MediaType, string Digest, long Size);
}
