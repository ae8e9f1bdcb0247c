using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Tests.Generating;

/// <summary>Looks into objects along a path.</summary>
internal static class MeshNodeExtensions
{
    public static MeshNode? At(this MeshNode node, string path) => MeshPath.Parse(path).Find(node);

    public static string? TextAt(this MeshNode node, string path) => node.At(path)?.ToString();

    /// <summary>The entries of a map of labels.</summary>
    public static Dictionary<string, string> LabelsAt(this MeshNode node, string path) =>
        ((MeshMap)node.At(path)!).ToDictionary(entry => entry.Key, entry => entry.Value.ToString()!, StringComparer.Ordinal);

    /// <summary>Whether a selector of plain labels selects what carries <paramref name="labels"/>.</summary>
    public static bool Selects(this Dictionary<string, string> selector, Dictionary<string, string> labels) =>
        selector.All(entry => labels.GetValueOrDefault(entry.Key) == entry.Value);
}
