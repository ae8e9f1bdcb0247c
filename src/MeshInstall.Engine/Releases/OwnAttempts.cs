using System.Collections.Concurrent;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// The attempts of this process that hold a lock or try to. One that was stopped before it could give its lock back is none of them any more, so
/// that the next one in the same process need not wait until the lock ends by itself.
/// </summary>
internal static class OwnAttempts
{
    // A process may have loaded this assembly twice; each copy speaks for its own attempts alone.
    private static readonly string Mark = Guid.NewGuid().ToString("N")[..12];
    private static readonly ConcurrentDictionary<string, bool> Running = new(StringComparer.Ordinal);

    /// <summary>A random id of an attempt of this process.</summary>
    public static string NewId() => Mark + Guid.NewGuid().ToString("N")[..8];

    public static void Begin(string id) => Running[id] = true;

    public static void End(string id) => Running.TryRemove(id, out _);

    /// <summary>Whether the attempt was one of this process and is over.</summary>
    public static bool HasEnded(string id) => id.StartsWith(Mark, StringComparison.Ordinal) && !Running.ContainsKey(id);
}
