namespace MeshInstall.Engine.Releases;

/// <summary>The JSON patch that moves a release from one status to the next, and fails where it has another.</summary>
internal static class StatusPatch
{
    private const string StatusPath = "/metadata/labels/meshinstall.io~1status";

    public static MeshList Of(string from, string to, IReadOnlyList<(string Key, string Value)> notes) => new(
    [
        Operation("test", StatusPath, from),
        Operation("replace", StatusPath, to),
        .. notes.Select(note => Operation("add", "/metadata/annotations/" + note.Key.Replace("/", "~1", StringComparison.Ordinal), note.Value)),
    ]);

    private static MeshMap Operation(string name, string path, string value) =>
        new MeshMap.Builder().Add("op", name).Add("path", path).Add("value", value).Build();
}
