namespace MeshInstall.Engine.Configuration;

/// <summary>Paths as users write them: from <c>spec</c> on, with or without that word.</summary>
internal static class ConfigPaths
{
    private const string SpecKey = "spec";

    /// <summary>The whole path of a path that may leave out <c>spec</c>.</summary>
    public static MeshPath FromSpec(string text)
    {
        MeshPath path = MeshPath.Parse(text);
        return path.Segments[0] is { Kind: MeshPathSegmentKind.Key, Name: SpecKey or "metadata" }
            ? path
            : MeshPath.Of([new MeshPathSegment(MeshPathSegmentKind.Key, SpecKey), .. path.Segments]);
    }

    /// <summary>The path of keys only.</summary>
    public static MeshPath OfKeys(params string[] keys) => MeshPath.Of(Array.ConvertAll(keys, key => new MeshPathSegment(MeshPathSegmentKind.Key, key)));
}
