namespace MeshInstall.Engine.Clusters;

/// <summary>Asks about many things at a time.</summary>
internal static class ManyCalls
{
    /// <summary>What <paramref name="ask"/> answers to each item, in the order of the items; at most <paramref name="atOnce"/> calls run at a time.</summary>
    public static async Task<TResult[]> SelectAsync<T, TResult>(
        IReadOnlyList<T> items, int atOnce, Func<T, CancellationToken, Task<TResult>> ask, CancellationToken cancellationToken)
    {
        TResult[] answers = new TResult[items.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, answers.Length, parallel, async (index, token) =>
            answers[index] = await ask(items[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return answers;
    }
}
