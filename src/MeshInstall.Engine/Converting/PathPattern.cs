using System.Globalization;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>Places of a tree: keys with dots between them, where <c>*</c> is any field, <c>[]</c> any item and <c>[0]</c> one item.</summary>
internal sealed class PathPattern
{
    private const string AnyField = "*";
    private const string AnyItem = "[]";
    private readonly string[] _steps;

    private PathPattern(string[] steps) => _steps = steps;

    public static PathPattern Parse(string text) => new(text.Replace("[", ".[", StringComparison.Ordinal).Split('.'));

    /// <summary>Every place of <paramref name="root"/> that the pattern describes and that holds something.</summary>
    public IReadOnlyList<PathMatch> Find(MeshNode root)
    {
        List<PathMatch> matches = [];
        Find(root, depth: 0, [], [], matches);
        return matches;
    }

    /// <summary>The one place that is left when the wildcards are taken from another pattern's match, in order.</summary>
    public MeshPath Bind(IReadOnlyList<MeshPathSegment> wildcards)
    {
        int next = 0;
        return MeshPath.Of(Array.ConvertAll(_steps, step => step is AnyField or AnyItem ? wildcards[next++] : Segment(step)));
    }

    /// <summary>The steps with dots between them, brackets included.</summary>
    public override string ToString() => string.Join('.', _steps);

    private static MeshPathSegment Segment(string step) => step[0] == '['
        ? Item(int.Parse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture))
        : Field(step);

    private static MeshPathSegment Field(string name) => new(MeshPathSegmentKind.Key, name);

    private static MeshPathSegment Item(int position) => new(MeshPathSegmentKind.Index, Position: position);

    private void Find(MeshNode node, int depth, MeshPathSegment[] path, MeshPathSegment[] wildcards, List<PathMatch> matches)
    {
        if (depth == _steps.Length)
        {
            matches.Add(new PathMatch(MeshPath.Of(path), wildcards, node));
            return;
        }

        string step = _steps[depth];
        if (step == AnyField && node is MeshMap fields)
        {
            foreach ((string key, MeshNode value) in fields)
            {
                Find(value, depth + 1, [.. path, Field(key)], [.. wildcards, Field(key)], matches);
            }
        }
        else if (step == AnyItem && node is MeshList items)
        {
            for (int position = 0; position < items.Count; position++)
            {
                Find(items[position], depth + 1, [.. path, Item(position)], [.. wildcards, Item(position)], matches);
            }
        }
        else if (step is not (AnyField or AnyItem) && MeshPath.Of(Segment(step)).Find(node) is { } next)
        {
            Find(next, depth + 1, [.. path, Segment(step)], wildcards, matches);
        }
    }
}
