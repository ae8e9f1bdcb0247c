using System.Collections.Frozen;
using System.Globalization;

namespace MeshInstall.Charts.Rendering;

/// <summary>Reads the annotations that make a document a hook.</summary>
internal static class HookReader
{
    private const string Hook = "helm.sh/hook";

    private static readonly FrozenDictionary<string, string> Events = new[]
    {
        "pre-install", "post-install", "pre-delete", "post-delete", "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback", "test",
    }.ToDictionary(name => name).Append(KeyValuePair.Create("test-success", "test")).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the annotations speak of a hook at all.</summary>
    public static bool IsHook(DocumentHead head) => head.Annotations.ContainsKey(Hook);

    /// <summary>The hook, or null where one of its events is unknown: Helm drops such a document.</summary>
    public static ChartHook? Read(DocumentHead head)
    {
        List<string> events = [];
        foreach (string name in Parts(head.Annotations[Hook]))
        {
            if (!Events.TryGetValue(name, out string? known))
            {
                return null;
            }

            events.Add(known);
        }

        return new ChartHook(
            events, Weight(head.Annotations.GetValueOrDefault("helm.sh/hook-weight")),
            [.. Parts(head.Annotations.GetValueOrDefault("helm.sh/hook-delete-policy"))],
            [.. Parts(head.Annotations.GetValueOrDefault("helm.sh/hook-output-log-policy"))]);
    }

    private static IEnumerable<string> Parts(string? text) =>
        text is null ? [] : text.Split(',').Select(part => part.Trim().ToLowerInvariant());

    private static int Weight(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int weight) ? weight : 0;
}
