using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Planning;

/// <summary>Takes the values out of field changes that nobody is to see on a screen or in a log.</summary>
internal static partial class HiddenValues
{
    public const string Text = "(hidden)";

    /// <summary>The change as it may be shown.</summary>
    public static MeshFieldChange Hide(string kind, MeshFieldChange change)
    {
        if (IsHidden(kind, change.Path))
        {
            return change with { Before = Shown(change.Before is null), After = Shown(change.After is null) };
        }

        bool isData = kind == "ConfigMap" && change.Path is "data" or "binaryData";
        return change with { Before = Hide(change.Before, isData), After = Hide(change.After, isData) };

        static string? Shown(bool isNull) => isNull ? null : Text;
    }

    /// <summary>The whole object as it may be shown.</summary>
    public static MeshMap Body(MeshMap item)
    {
        string kind = item.FindText("kind") ?? string.Empty;
        MeshMap.Builder shown = new(item.Count);
        foreach ((string key, MeshNode value) in item)
        {
            shown[key] = (kind, key) switch
            {
                ("Secret", "data" or "stringData") when value is MeshMap map => All(map),
                ("ConfigMap", "data" or "binaryData") => Hide(value, isData: true),
                _ => Hide(value, isData: false),
            };
        }

        return shown.Build();
    }

    private static MeshMap All(MeshMap map)
    {
        MeshMap.Builder hidden = new(map.Count);
        foreach (string key in map.Keys)
        {
            hidden[key] = new MeshScalar(Text);
        }

        return hidden.Build();
    }

    private static bool IsHidden(string kind, string path) =>
        path.Contains("last-applied-configuration", StringComparison.Ordinal)
        || (kind == "Secret" && (Lies(path, "data") || Lies(path, "stringData") || Lies(path, @"metadata.annotations")))
        || (kind == "ConfigMap" && (Lies(path, "data.") || Lies(path, "binaryData.")) && Secretive().IsMatch(path[path.IndexOf('.', StringComparison.Ordinal)..]))
        || Environment().Match(path) is { Success: true } variable && Secretive().IsMatch(variable.Groups[1].Value);

    private static bool Lies(string path, string root) => path.StartsWith(root, StringComparison.Ordinal)
        && (path.Length == root.Length || root.EndsWith('.') || path[root.Length] is '.' or '[');

    /// <summary>A whole part that comes or goes: what is secret in it is hidden, the rest is shown.</summary>
    private static object? Hide(object? value, bool isData) => value switch
    {
        string text when LooksSecret(text) => Text,
        MeshMap or object[] => Hide(MeshNode.FromObject(value), isData).ToObject(),
        _ => value,
    };

    private static MeshNode Hide(MeshNode node, bool isData) => node switch
    {
        MeshMap map when map.FindText("name") is { } name && map.Find("value") is MeshScalar && Secretive().IsMatch(name) =>
            map.With("value", new MeshScalar(Text)),
        MeshMap map => Entries(map, isData),
        MeshList list => new MeshList(list.Select(item => Hide(item, isData: false))),
        MeshScalar { Value: string text } when LooksSecret(text) => new MeshScalar(Text),
        _ => node,
    };

    private static MeshMap Entries(MeshMap map, bool isData)
    {
        MeshMap.Builder hidden = new(map.Count);
        foreach ((string key, MeshNode value) in map)
        {
            hidden[key] = (isData && Secretive().IsMatch(key)) || key.Contains("last-applied-configuration", StringComparison.Ordinal)
                ? new MeshScalar(Text)
                : Hide(value, isData: false);
        }

        return hidden.Build();
    }

    private static bool LooksSecret(string text) =>
        text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        || text.Contains("client-key-data:", StringComparison.Ordinal)
        || (text.Contains("kind: Config", StringComparison.Ordinal) && text.Contains("users:", StringComparison.Ordinal));

    [GeneratedRegex("token|passw|key|secret|credential|kubeconfig", RegexOptions.IgnoreCase)]
    private static partial Regex Secretive();

    [GeneratedRegex(@"\.env\[([^\]]*)\]\.value$")]
    private static partial Regex Environment();
}
