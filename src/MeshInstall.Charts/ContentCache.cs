using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace MeshInstall.Charts;

/// <summary>
/// What was made of a text before, found by the text itself, for the whole process. It holds two generations: where the younger one is full it becomes
/// the older one, and what nobody asked for since goes. Safe for use by several threads.
/// </summary>
/// <typeparam name="TKey">The text and what else decides the result.</typeparam>
/// <typeparam name="TValue">The result, which nobody changes.</typeparam>
/// <param name="maxSize">The most that both generations hold, in the unit of the sizes given to <see cref="Add"/>.</param>
internal sealed class ContentCache<TKey, TValue>(long maxSize)
    where TKey : notnull
{
    private readonly object swapping = new();
    private volatile ConcurrentDictionary<TKey, (TValue Value, long Size)> young = new();
    private volatile ConcurrentDictionary<TKey, (TValue Value, long Size)> old = new();
    private long size;

    public int Count => young.Count + old.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (young.TryGetValue(key, out (TValue Value, long Size) found))
        {
            value = found.Value;
            return true;
        }

        if (old.TryGetValue(key, out found))
        {
            Add(key, found.Value, found.Size);
            value = found.Value;
            return true;
        }

        value = default;
        return false;
    }

    public void Add(TKey key, TValue value, long valueSize)
    {
        if (!young.TryAdd(key, (value, valueSize)) || Interlocked.Add(ref size, valueSize) < maxSize / 2)
        {
            return;
        }

        lock (swapping)
        {
            if (Interlocked.Read(ref size) >= maxSize / 2)
            {
                old = young;
                young = new();
                Interlocked.Exchange(ref size, 0);
            }
        }
    }
}
