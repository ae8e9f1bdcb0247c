using System.Text;

namespace MeshInstall;

/// <summary>The secrets of objects, to take them out of what others say about these objects: API servers, webhooks and kubelets quote what they refuse.</summary>
internal sealed class HiddenWords
{
    private const int Shortest = 4;
    private readonly List<string> _words;

    private HiddenWords(IEnumerable<string> secrets) => _words =
    [
        .. secrets
            .SelectMany(secret => secret.Split('\n', '\r').Append(secret))
            .Select(word => word.Trim())
            .Where(word => word.Length >= Shortest)
            .SelectMany(Written)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length),
    ];

    /// <summary>The secrets in objects, and further ones.</summary>
    public static HiddenWords Of(IEnumerable<MeshMap> items, params IEnumerable<string> more)
    {
        List<string> found = [.. more];
        TreeHider hider = new(found.Add);
        foreach (MeshMap item in items)
        {
            hider.Hide(item);
        }

        return new HiddenWords(found);
    }

    /// <summary>The text without them.</summary>
    public string Mask(string text) => _words.Aggregate(text, (masked, word) => masked.Replace(word, HiddenValues.Text, StringComparison.Ordinal));

    /// <summary>How a secret is written: as it is, escaped as in JSON and Go, and in base64.</summary>
    private static IEnumerable<string> Written(string word)
    {
        string escaped = MeshJson.ToText(new MeshScalar(word));
        return [word, escaped[1..^1], Convert.ToBase64String(Encoding.UTF8.GetBytes(word))];
    }
}
