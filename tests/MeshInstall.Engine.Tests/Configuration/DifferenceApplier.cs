using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Tests.Configuration;

/// <summary>Carries out differences: what was added or changed is written, what was removed goes, and what it leaves empty with it.</summary>
internal static class DifferenceApplier
{
    public static MeshNode Apply(MeshNode before, IReadOnlyList<MeshConfigDifference> differences)
    {
        MeshNode node = before;
        foreach (MeshConfigDifference difference in differences.Where(difference => difference.Kind != MeshDifferenceKind.Removed))
        {
            node = Set(node, MeshPath.Parse(difference.Path).Segments, MeshNode.FromObject(difference.After));
        }

        // From the end, so that positions stay what they were.
        MeshNode written = node;
        foreach (IReadOnlyList<MeshPathSegment> path in differences
            .Where(difference => difference.Kind == MeshDifferenceKind.Removed)
            .Select(difference => Resolve(written, MeshPath.Parse(difference.Path).Segments))
            .Reverse()
            .ToArray())
        {
            node = Remove(node, path)!;
        }

        return node;
    }

    // The path with the positions of items in the place of their names, which may go before other fields do.
    private static IReadOnlyList<MeshPathSegment> Resolve(MeshNode node, IReadOnlyList<MeshPathSegment> path)
    {
        List<MeshPathSegment> resolved = [];
        foreach (MeshPathSegment step in path)
        {
            MeshPathSegment exact = node is MeshList list ? new MeshPathSegment(MeshPathSegmentKind.Index, Position: PositionOf(list, step)) : step;
            node = MeshPath.Of(exact).Find(node)!;
            resolved.Add(exact);
        }

        return resolved;
    }

    private static MeshNode Set(MeshNode? node, IEnumerable<MeshPathSegment> path, MeshNode value)
    {
        if (!path.Any())
        {
            return value;
        }

        MeshPathSegment step = path.First();
        if (step.Kind == MeshPathSegmentKind.Key)
        {
            MeshMap map = node as MeshMap ?? MeshMap.Empty;
            return map.With(step.Name, Set(map.Find(step.Name), path.Skip(1), value));
        }

        List<MeshNode> items = [.. node as MeshList ?? MeshList.Empty];
        int position = PositionOf(items, step);
        if (position < items.Count)
        {
            items[position] = Set(items[position], path.Skip(1), value);
        }
        else
        {
            MeshNode? started = step.Kind == MeshPathSegmentKind.Selector ? MeshMap.Empty.With(step.Name, new MeshScalar(step.Value)) : null;
            items.Add(Set(started, path.Skip(1), value));
        }

        return new MeshList(items);
    }

    private static MeshNode? Remove(MeshNode? node, IEnumerable<MeshPathSegment> path)
    {
        if (!path.Any())
        {
            return null;
        }

        MeshPathSegment step = path.First();
        if (node is MeshMap map && map.Find(step.Name) is { } inner)
        {
            MeshNode? left = Remove(inner, path.Skip(1));
            map = left is null ? map.Without(step.Name) : map.With(step.Name, left);
            return map.Count == 0 ? null : map;
        }

        if (node is MeshList list && PositionOf(list, step) is var position && position < list.Count)
        {
            MeshNode? left = Remove(list[position], path.Skip(1));
            MeshList rest = new([.. list.Take(position), .. left is null ? Array.Empty<MeshNode>() : [left], .. list.Skip(position + 1)]);
            return rest.Count == 0 ? null : rest;
        }

        return node;
    }

    private static int PositionOf(IReadOnlyList<MeshNode> items, MeshPathSegment step)
    {
        int position = step.Kind == MeshPathSegmentKind.Index ? step.Position : items.TakeWhile(item => !step.Selects(item)).Count();
        return Math.Min(position, items.Count);
    }
}
