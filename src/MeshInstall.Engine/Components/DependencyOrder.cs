namespace MeshInstall.Engine.Components;

/// <summary>Orders things that need each other.</summary>
internal static class DependencyOrder
{
    /// <summary>The items in an order in which each follows what it needs; otherwise they keep their order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="needs">What an item needs directly.</param>
    /// <param name="circle">The error for items that need each other; the first comes again at the end.</param>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> needs, Func<IReadOnlyList<T>, MeshException> circle)
        where T : class
    {
        List<T> sorted = new(items.Count);
        HashSet<T> done = new(ReferenceEqualityComparer.Instance);
        List<T> trail = [];
        foreach (T item in items)
        {
            Visit(item);
        }

        return sorted;

        void Visit(T item)
        {
            if (done.Contains(item))
            {
                return;
            }

            int before = trail.FindIndex(step => ReferenceEquals(step, item));
            if (before >= 0)
            {
                throw circle([.. trail[before..], item]);
            }

            trail.Add(item);
            foreach (T needed in needs(item))
            {
                Visit(needed);
            }

            trail.RemoveAt(trail.Count - 1);
            done.Add(item);
            sorted.Add(item);
        }
    }
}
