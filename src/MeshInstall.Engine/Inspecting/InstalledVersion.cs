using MeshInstall.Engine.Components;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>
/// The version of an installed workload: the tag of its image without the variant, which is a property of the image and not of the version. Where the
/// installer wrote the version beside it, that tells where the variant begins.
/// </summary>
internal static class InstalledVersion
{
    private static readonly string[] Variants = ["-distroless", "-debug"];

    public static string Of(MeshMap workload)
    {
        string tag = TagOf(ImageOf(workload));
        return workload.Label(MeshLabels.Version) is { Length: > 0 } label && (tag == label || tag.StartsWith(label + "-", StringComparison.Ordinal))
            ? label
            : Variants.FirstOrDefault(variant => tag.EndsWith(variant, StringComparison.Ordinal)) is { } known ? tag[..^known.Length] : tag;
    }

    private static string ImageOf(MeshMap workload)
    {
        string? container = ComponentCatalog.Find(workload.Label(MeshLabels.Component) ?? string.Empty)?.Container;
        List<MeshMap> containers = [.. workload.Spec().FindMap("template")?.Spec().Maps("containers") ?? []];
        return (containers.Find(item => item.FindText("name") == container) ?? containers.FirstOrDefault())?.FindText("image") ?? string.Empty;
    }

    private static string TagOf(string image)
    {
        int digest = image.IndexOf('@', StringComparison.Ordinal);
        string named = digest < 0 ? image : image[..digest];
        int colon = named.LastIndexOf(':');
        return colon > named.LastIndexOf('/') ? named[(colon + 1)..] : string.Empty;
    }
}
