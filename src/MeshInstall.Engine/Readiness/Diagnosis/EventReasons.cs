namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>What the events about some objects say of why they are not ready.</summary>
internal static class EventReasons
{
    /// <summary>Normal events that tell why something waits.</summary>
    private static readonly string[] Telling = ["WaitForFirstConsumer", "WaitForPodScheduled", "ExternalProvisioning"];

    /// <summary>One line for each warning, the newest first; the same one again, about whichever of the objects, is counted.</summary>
    /// <param name="events">Events, of core/v1.</param>
    /// <param name="subject">The object that lines are about without saying so.</param>
    /// <param name="others">Other objects, named in their lines.</param>
    public static IReadOnlyList<EventReason> Of(IEnumerable<MeshMap> events, MeshMap subject, IReadOnlyList<MeshMap> others)
    {
        List<MeshMap> about = [subject, .. others];
        HiddenWords words = HiddenWords.Of(about);
        return
        [
            .. events
                .Where(entry => entry.FindText("type") == "Warning" || Telling.Contains(entry.FindText("reason"), StringComparer.Ordinal))
                .Select(entry => (Entry: entry, Object: about.Find(item => IsAbout(entry, item))))
                .Where(pair => pair.Object is not null)
                .OrderByDescending(pair => LastSeen(pair.Entry), StringComparer.Ordinal)
                .GroupBy(pair => (Reason: pair.Entry.FindText("reason"), Message: pair.Entry.FindText("message")))
                .Select(group =>
                {
                    long count = group.Sum(pair => Count(pair.Entry));
                    MeshMap first = group.First().Object!;
                    string prefix = ReferenceEquals(first, subject) ? string.Empty : $"{Kind(first)} {first.Name()}: ";
                    string reason = OneLine.Of(group.Key.Reason ?? string.Empty);
                    string message = OneLine.Of(HiddenText.InSentence(words.Mask(group.Key.Message ?? string.Empty)));
                    return new EventReason(reason, message, OneLine.Of(prefix + reason + ": " + message) + (count > 1 ? $" ({count} times)" : string.Empty));
                }),
        ];
    }

    private static bool IsAbout(MeshMap entry, MeshMap item)
    {
        MeshMap about = entry.FindMap("involvedObject") ?? MeshMap.Empty;
        string? uid = item.Metadata().FindText("uid");
        return about.FindText("name") == item.Name()
            && about.FindText("kind") == item.FindText("kind")
            && (string.IsNullOrEmpty(uid) || about.FindText("uid") is null or "" || about.FindText("uid") == uid);
    }

    private static long Count(MeshMap entry) => Math.Max(1, entry.FindMap("series")?.FindInteger("count") ?? entry.FindInteger("count") ?? 1);

    private static string LastSeen(MeshMap entry) =>
        entry.FindMap("series")?.FindText("lastObservedTime") ?? entry.FindText("lastTimestamp") ?? entry.FindText("eventTime") ?? string.Empty;

    private static string Kind(MeshMap item) => item.FindText("kind") == "Pod" ? "pod" : item.FindText("kind") ?? string.Empty;
}
