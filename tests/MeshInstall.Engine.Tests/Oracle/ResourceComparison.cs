using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>What differs between two renderings of a component, as lines that name object and path.</summary>
/// <remarks>
/// Sentences for people are not compared and not counted: the descriptions in definitions of resources, and what their checks say when they fail.
/// The built-in charts have none or their own, since texts of others are not copied; every name, type, bound, choice and condition counts.
/// </remarks>
internal static class ResourceComparison
{
    private const string Definition = "CustomResourceDefinition";
    private const string Checks = "x-kubernetes-validations";

    public static IEnumerable<string> Differences(IReadOnlyList<MeshResource> theirs, IReadOnlyList<MeshResource> ours)
    {
        Dictionary<string, MeshResource> expected = theirs.ToDictionary(Identity, StringComparer.Ordinal);
        Dictionary<string, MeshResource> actual = ours.ToDictionary(Identity, StringComparer.Ordinal);
        return expected.Keys.Except(actual.Keys).Select(id => $"{id}: missing")
            .Concat(actual.Keys.Except(expected.Keys).Select(id => $"{id}: not in Istio's"))
            .Concat(expected.Where(entry => actual.ContainsKey(entry.Key))
                .SelectMany(entry => Nodes($"{entry.Key}: ", Compared(entry.Value), Compared(actual[entry.Key]))));
    }

    /// <summary>How many fields are the same; a field that only one has counts as different.</summary>
    public static FieldAgreement Agreement(MeshResource theirs, MeshResource ours)
    {
        string start = Identity(theirs) + ": ";
        MeshNode left = Compared(theirs);
        MeshNode right = Compared(ours);
        string[] lines = [.. Nodes(start, left, right)];
        int intended = lines.Count(IntendedDifferences.Covers);
        return new FieldAgreement(Fields(left, right), intended, lines.Length - intended);
    }

    public static string Identity(MeshResource resource) => $"{resource.ApiVersion} {resource.Kind} {resource.Namespace ?? "-"}/{resource.Name}";

    private static MeshNode Compared(MeshResource resource) => resource.Kind == Definition
        ? WithoutSentences(ResourceNormalization.Normalize(resource))
        : ResourceNormalization.Normalize(resource);

    // A field of that name is a map, a sentence is a text.
    private static MeshNode WithoutSentences(MeshNode node) => node switch
    {
        MeshMap map => map.Aggregate(map, (kept, entry) => (entry.Key, entry.Value) switch
        {
            ("description", MeshScalar) => kept.Without("description"),
            (Checks, MeshList checks) => kept.With(Checks, new MeshList(checks.OfType<MeshMap>().Select(check => check.Without("message")))),
            _ => kept.With(entry.Key, WithoutSentences(entry.Value)),
        }),
        MeshList list => new MeshList(list.Select(WithoutSentences)),
        _ => node,
    };

    private static IEnumerable<string> Nodes(string path, MeshNode? theirs, MeshNode? ours)
    {
        switch (theirs, ours)
        {
            case (null or MeshScalar { IsNull: true }, null or MeshScalar { IsNull: true }):
                return [];
            case (MeshMap left, MeshMap right):
                return left.Keys.Union(right.Keys).SelectMany(key => Nodes($"{path}.{key}", left.Find(key), right.Find(key)));
            case (MeshList left, MeshList right) when left.Count == right.Count:
                return left.SelectMany((item, index) => Nodes($"{path}[{index}]", item, right[index]));
            case (MeshScalar { Value: string left }, MeshScalar { Value: string right }) when left != right:
                return Embedded(left) is { } leftTree && Embedded(right) is { } rightTree
                    ? Nodes(path + "|", leftTree, rightTree)
                    : [$"{path}: {Short(theirs)} != {Short(ours)}"];
            default:
                return Equals(theirs, ours) ? [] : [$"{path}: {Short(theirs)} != {Short(ours)}"];
        }
    }

    // Counted as Nodes walks: one for each place at which it could find a difference.
    private static int Fields(MeshNode? theirs, MeshNode? ours) => (theirs, ours) switch
    {
        (null or MeshScalar { IsNull: true }, null or MeshScalar { IsNull: true }) => 0,
        (MeshMap left, MeshMap right) => left.Keys.Union(right.Keys).Sum(key => Fields(left.Find(key), right.Find(key))),
        (MeshList left, MeshList right) when left.Count == right.Count => left.Select((item, index) => Fields(item, right[index])).Sum(),
        (MeshScalar { Value: string left }, MeshScalar { Value: string right }) when Embedded(left) is { } leftTree && Embedded(right) is { } rightTree =>
            Fields(leftTree, rightTree),
        _ => 1,
    };

    // Documents within ConfigMaps are compared as documents.
    private static MeshNode? Embedded(string text)
    {
        try
        {
            return (text.Contains('\n', StringComparison.Ordinal) || text.StartsWith('{')) && YamlReader.ReadSingle(text, "embedded") is MeshMap or MeshList
                ? YamlReader.ReadSingle(text, "embedded")
                : null;
        }
        catch (MeshException)
        {
            return null;
        }
    }

    private static string Short(MeshNode? node) => node?.ToString() is { } text ? text.Length > 300 ? text[..300] + "..." : text : "(nothing)";
}
