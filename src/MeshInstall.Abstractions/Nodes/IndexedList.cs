using System.Collections.ObjectModel;

namespace MeshInstall;

/// <summary>Lists as PowerShell can index them.</summary>
internal static class IndexedList
{
    /// <summary>The same items in a list with an indexer of its own; of one that only an interface gives, <c>$list[0]</c> would be the whole list.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items) => items switch
    {
        null or T[] or List<T> or ReadOnlyCollection<T> => items!,
        IList<T> list => new ReadOnlyCollection<T>(list),
        _ => new ReadOnlyCollection<T>([.. items]),
    };
}
