namespace MeshInstall.Charts.Rendering;

/// <summary>What of a document decides its place: where it goes, and whether it is a hook.</summary>
/// <param name="ApiVersion">The apiVersion; empty where it has none.</param>
/// <param name="Kind">The kind; empty where it has none.</param>
/// <param name="Name">The metadata.name; empty where it has none.</param>
/// <param name="Annotations">The annotations; read only where one of them can make it a hook.</param>
/// <param name="IsEmpty">Whether it holds nothing but comments.</param>
internal sealed record DocumentHead(string ApiVersion, string Kind, string Name, IReadOnlyDictionary<string, string> Annotations, bool IsEmpty)
{
    public static DocumentHead Empty { get; } = new(string.Empty, string.Empty, string.Empty, NoAnnotations, IsEmpty: true);

    public static IReadOnlyDictionary<string, string> NoAnnotations => NoEntries.Instance;

    private static class NoEntries
    {
        public static readonly IReadOnlyDictionary<string, string> Instance = new Dictionary<string, string>();
    }
}
