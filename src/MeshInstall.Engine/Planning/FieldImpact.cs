using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Planning;

/// <summary>What changed fields mean for an object.</summary>
internal static class FieldImpact
{
    private static readonly string[] PodOwners = ["Deployment", "DaemonSet", "StatefulSet"];

    /// <summary>Whether the pods of the object are replaced.</summary>
    public static bool Restarts(string kind, IReadOnlyList<MeshFieldChange> fields) =>
        PodOwners.Contains(kind, StringComparer.Ordinal) && fields.Any(field => Lies(field.Path, "spec.template"));

    /// <summary>The changed fields of <paramref name="before"/> that no server lets change.</summary>
    public static IReadOnlyList<string> Immutable(MeshResource before, IReadOnlyList<MeshFieldChange> fields)
    {
        IEnumerable<string> frozen = before.Kind is "ConfigMap" or "Secret" && before.Body.FindBoolean("immutable") == true
            ? ["data", "binaryData", "stringData", "immutable"]
            : [];
        return [.. ImmutableFieldTable.Of(before.Group, before.Kind).Concat(frozen).Where(path => fields.Any(field => Lies(field.Path, path)))];
    }

    /// <summary>What is done to an object for its changed fields.</summary>
    public static MeshAction Of(MeshResource before, IReadOnlyList<MeshFieldChange> fields, IReadOnlyList<string> immutable) => fields.Count switch
    {
        0 => MeshAction.Unchanged,
        _ when immutable.Count > 0 => MeshAction.Recreate,
        _ => Restarts(before.Kind, fields) ? MeshAction.Restart : MeshAction.Update,
    };

    private static bool Lies(string field, string path) =>
        field.StartsWith(path, StringComparison.Ordinal) && (field.Length == path.Length || field[path.Length] is '.' or '[');
}
