using System.Text.RegularExpressions;

namespace MeshInstall;

/// <summary>
/// The one place that decides which values nobody is to see on a screen or in a log, and takes them out: those of Secrets, those whose names say that
/// they are secret, and those in texts that hold settings. Names, keys and paths stay.
/// </summary>
internal static partial class HiddenValues
{
    /// <summary>What stands in place of a value.</summary>
    public const string Text = "(hidden)";

    /// <summary>The object as it may be shown.</summary>
    public static MeshMap Of(MeshMap item) => (MeshMap)new TreeHider().Hide(item);

    /// <summary>The text as it may be shown.</summary>
    public static string Of(string text) => HiddenText.Of(text);

    /// <summary>A sentence as it may be shown: what it says of a setting stays, and logins in addresses go.</summary>
    public static string InMessage(string sentence) => HiddenText.WithoutLogins(sentence);

    /// <summary>The field of an object of <paramref name="kind"/> as it may be shown.</summary>
    public static MeshFieldChange Of(string kind, MeshFieldChange change)
    {
        bool isSecret = IsSecret(kind, change.Path);
        bool isData = kind == "ConfigMap" && change.Path is "data" or "binaryData";
        return change with { Before = Of(change.Before, isSecret, isData), After = Of(change.After, isSecret, isData) };
    }

    /// <summary>The plain value at a path of a configuration as it may be shown.</summary>
    /// <param name="path">The path.</param>
    /// <param name="value">The value.</param>
    /// <param name="isSecret">Whether it is known to be secret, whatever the path says.</param>
    public static object? Of(string path, object? value, bool isSecret = false) => Of(value, isSecret || IsSecret(string.Empty, path), isData: false);

    private static object? Of(object? value, bool isSecret, bool isData) =>
        value is null ? null : new TreeHider().Hide(MeshNode.FromObject(value), isSecret, isData).ToObject();

    private static bool IsSecret(string kind, string path) =>
        path.Contains("last-applied-configuration", StringComparison.Ordinal)
        || (kind == "Secret" && (Lies(path, "data") || Lies(path, "stringData") || Lies(path, "metadata.annotations")))
        || (Variable().Match(path) is { Success: true } variable
            ? SecretNames.IsVariable(variable.Groups["name"].Value)
            : kind == "ConfigMap" && (Lies(path, "data.") || Lies(path, "binaryData."))
                ? SecretNames.IsVariable(path[path.IndexOf('.', StringComparison.Ordinal)..])
                : SecretNames.IsField(Last().Match(path).Groups["name"].Value));

    private static bool Lies(string path, string root) => path.StartsWith(root, StringComparison.Ordinal)
        && (path.Length == root.Length || root.EndsWith('.') || path[root.Length] is '.' or '[');

    /// <summary>The value of a variable in a list of them.</summary>
    [GeneratedRegex(@"\[(?:name:)?(?<name>[^\]]*)\]\.value\z")]
    private static partial Regex Variable();

    /// <summary>The last name of a path, of which a dot that belongs to a name is escaped; behind it the places in lists.</summary>
    [GeneratedRegex(@"(?<name>(?:\\.|[^.\\\[\]])*)(?:\[[^\]]*\])*\z")]
    private static partial Regex Last();
}
