namespace MeshInstall.Engine.Configuration;

/// <summary>The errors of paths.</summary>
internal static class MeshPathErrors
{
    private const int MostCandidates = 10;

    public static MeshException Invalid(string path, string reason) => new(
        "PathInvalid", MeshErrorKind.InvalidArgument, $"The path '{path}' does not parse: {reason}.",
        "Write it as spec.components.ingressGateways.[name:istio-ingressgateway].enabled; put a backslash before a dot inside a key.", path);

    public static MeshException NoMatch(MeshPath path, int depth, MeshList list)
    {
        MeshPathSegment segment = path.Segments[depth];
        string[] candidates = [.. list.OfType<MeshMap>().Select(item => item.Find(segment.Name)).OfType<MeshScalar>().Select(value => value.ToString())];
        string known = candidates.Length == 0
            ? $"no item there has a '{segment.Name}'"
            : "there are " + string.Join(", ", candidates.Take(MostCandidates)) + (candidates.Length > MostCandidates ? ", ..." : string.Empty);
        return new MeshException("PathNotFound", MeshErrorKind.NotFound,
            $"Nothing in the list '{path.ToString(depth)}' matches {segment}: {known}.",
            $"Name an item that exists, or add one first with '{path.ToString(depth)}[].{segment.Name}={segment.Value}'.", path.ToString());
    }

    public static MeshException InTheWay(MeshPath path, int depth, MeshNode found)
    {
        string wanted = path.Segments[depth].Kind == MeshPathSegmentKind.Key ? "a map" : "a list";
        string shape = found.Kind.ToString().ToLowerInvariant();
        string place = found.Origin is null ? string.Empty : $" (written at {found.Origin})";
        return new MeshException("PathNotFound", MeshErrorKind.NotFound,
            $"'{path}' cannot be set: '{path.ToString(depth)}' must be {wanted} for that, but is a {shape}{place}.",
            "Correct the path, or replace the value that stands in the way.", path.ToString());
    }
}
