namespace MeshInstall.Engine.Clusters;

/// <summary>A <c>FieldConflict</c>, with each manager that owns fields which are to change.</summary>
public sealed class FieldConflictException : MeshException
{
    internal FieldConflictException(MeshException error, IEnumerable<MeshMap> causes)
        : base(error.ErrorId, error.Kind, error.Message, error.RecommendedAction, error.Target) =>
        Conflicts = [.. causes
            .Where(cause => cause.FindText("reason") == "FieldManagerConflict")
            .GroupBy(cause => ApiErrors.Manager(cause.FindText("message")), cause => FieldPath(cause.FindText("field")), StringComparer.Ordinal)
            .Select(group => new MeshFieldConflict(group.Key, [.. group]))];

    /// <summary>The other managers, each with its fields.</summary>
    public IReadOnlyList<MeshFieldConflict> Conflicts { get; }

    /// <summary>The server writes <c>.spec.containers[name="a"].image</c>; everywhere else here that is <c>spec.containers[a].image</c>.</summary>
    private static string FieldPath(string? field)
    {
        const string Named = "[name=\"";
        string path = (field ?? string.Empty).TrimStart('.');
        for (int at = path.IndexOf(Named, StringComparison.Ordinal); at >= 0; at = path.IndexOf(Named, at + 1, StringComparison.Ordinal))
        {
            int end = path.IndexOf("\"]", at, StringComparison.Ordinal);
            if (end > 0 && path.IndexOf('"', at + Named.Length) == end)
            {
                path = $"{path[..at]}[{path[(at + Named.Length)..end]}{path[(end + 1)..]}";
            }
        }

        return path;
    }
}
