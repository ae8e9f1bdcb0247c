namespace MeshInstall.Engine.Validation;

/// <summary>Collects issues and gives them back in the order of the document, each once.</summary>
internal sealed class IssueLog
{
    private const int MostIssues = 1000;
    private const string TooMany = "TooManyIssues";
    private readonly List<MeshValidationIssue> _issues = [];

    /// <summary>Where a node, or the first leaf in it that has a source, was written.</summary>
    public static MeshOrigin? OriginOf(MeshNode? node) => node?.Origin ?? node switch
    {
        MeshMap { Count: > 0 } map => map.Values.Select(OriginOf).FirstOrDefault(origin => origin is not null),
        MeshList { Count: > 0 } list => list.Select(OriginOf).FirstOrDefault(origin => origin is not null),
        _ => null,
    };

    public void Error(string id, NodePath path, MeshNode? node, string message, string suggestion) =>
        Add(MeshSeverity.Error, id, path, node, message, suggestion);

    public void Warning(string id, NodePath path, MeshNode? node, string message, string suggestion) =>
        Add(MeshSeverity.Warning, id, path, node, message, suggestion);

    public void Add(MeshSeverity severity, string id, NodePath path, MeshNode? node, string message, string suggestion)
    {
        if (_issues.Count < MostIssues)
        {
            _issues.Add(new MeshValidationIssue(id, severity, path.ToString(), HiddenValues.InMessage(message), OriginOf(node), HiddenValues.InMessage(suggestion)));
        }
        else if (_issues.Count == MostIssues)
        {
            _issues.Add(new MeshValidationIssue(
                TooMany, MeshSeverity.Error, path.ToString(), $"There are more than {MostIssues} issues; the others are not shown.", OriginOf(node),
                "Correct the ones shown, and validate again."));
        }
    }

    public IReadOnlyList<MeshValidationIssue> InOrderOf(MeshMap document)
    {
        if (_issues.Count == 0)
        {
            return [];
        }

        Dictionary<string, int> positions = new(StringComparer.Ordinal);
        Number(NodePath.Root, document, positions);
        HashSet<(string, string, MeshOrigin?)> known = [.. _issues.Select(issue => (issue.Id, issue.Path, issue.Origin))];
        return
        [
            .. _issues
                .Where(issue => CopiedFields.SourceOf(issue.Path) is not { } source || !known.Contains((issue.Id, source, issue.Origin)))
                .OrderBy(issue => issue.Id == TooMany)
                .ThenBy(issue => Position(issue.Path, positions)),
        ];
    }

    private static int Position(string path, Dictionary<string, int> positions)
    {
        while (path.Length > 0)
        {
            if (positions.TryGetValue(path, out int position))
            {
                return position;
            }

            int end = path.LastIndexOfAny(['.', '[']);
            path = end < 0 ? string.Empty : path[..end];
        }

        return 0;
    }

    private static void Number(NodePath path, MeshNode node, Dictionary<string, int> positions)
    {
        positions[path.ToString()] = positions.Count;
        switch (node)
        {
            case MeshMap map:
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    Number(path.Field(entry.Key), entry.Value, positions);
                }

                break;
            case MeshList list:
                for (int index = 0; index < list.Count; index++)
                {
                    Number(path.Item(index), list[index], positions);
                }

                break;
        }
    }
}
