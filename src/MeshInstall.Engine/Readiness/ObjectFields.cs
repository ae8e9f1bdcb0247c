namespace MeshInstall.Engine.Readiness;

/// <summary>Short ways to the fields of Kubernetes objects; whatever is missing or of another type reads as null.</summary>
internal static class ObjectFields
{
    public static MeshMap Metadata(this MeshMap item) => item.FindMap("metadata") ?? MeshMap.Empty;

    public static MeshMap Spec(this MeshMap item) => item.FindMap("spec") ?? MeshMap.Empty;

    public static MeshMap Status(this MeshMap item) => item.FindMap("status") ?? MeshMap.Empty;

    public static string Name(this MeshMap item) => item.Metadata().FindText("name") ?? string.Empty;

    public static string? Namespace(this MeshMap item) => item.Metadata().FindText("namespace");

    public static string? Label(this MeshMap item, string name) => item.Metadata().FindMap("labels")?.FindText(name);

    public static long? FindInteger(this MeshMap map, string key) => (map.Find(key) as MeshScalar)?.Value as long?;

    public static long Integer(this MeshMap map, string key) => map.FindInteger(key) ?? 0;

    public static IEnumerable<MeshMap> Maps(this MeshMap map, string key) => map.FindList(key)?.OfType<MeshMap>() ?? [];

    /// <summary>The status condition of that type; null where there is none.</summary>
    public static MeshMap? Condition(this MeshMap item, string type) =>
        item.Status().Maps("conditions").FirstOrDefault(condition => condition.FindText("type") == type);

    public static bool IsTrue(this MeshMap? condition) => condition?.FindText("status") == "True";

    public static bool IsFalse(this MeshMap? condition) => condition?.FindText("status") == "False";

    /// <summary>The condition's message, or its reason, or <paramref name="otherwise"/>.</summary>
    public static string Why(this MeshMap? condition, string otherwise)
    {
        string? reason = condition?.FindText("reason");
        string? message = condition?.FindText("message");
        return (string.IsNullOrEmpty(reason), string.IsNullOrEmpty(message)) switch
        {
            (false, false) => $"{reason}: {message}",
            (false, true) => reason!,
            (true, false) => message!,
            _ => otherwise,
        };
    }

    /// <summary>A label selector in the form that queries take; null where it has parts that are not understood.</summary>
    public static string? SelectorText(this MeshMap? selector)
    {
        if (selector is null)
        {
            return null;
        }

        List<string> parts = [.. (selector.FindMap("matchLabels") ?? MeshMap.Empty).Select(label => $"{label.Key}={label.Value}")];
        foreach (MeshMap expression in selector.Maps("matchExpressions"))
        {
            string key = expression.FindText("key") ?? string.Empty;
            string values = string.Join(',', expression.FindList("values")?.Select(value => value.ToString()) ?? []);
            parts.Add(expression.FindText("operator") switch
            {
                "In" => $"{key} in ({values})",
                "NotIn" => $"{key} notin ({values})",
                "Exists" => key,
                _ => "!" + key,
            });
        }

        return parts.Count == 0 ? null : string.Join(',', parts);
    }
}
