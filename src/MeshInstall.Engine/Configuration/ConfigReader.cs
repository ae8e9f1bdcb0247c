using System.Text;
using System.Text.Json;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Configuration;

/// <summary>
/// Reads a configuration document, YAML or JSON, to a layer. As in istioctl, <c>apiVersion</c> and <c>kind</c> may be left out when there is
/// a <c>spec</c>, and an empty <c>spec</c> or an empty document changes nothing.
/// </summary>
public static class ConfigReader
{
    private static readonly string[] Frame = ["apiVersion", "kind", "metadata", "spec"];

    /// <summary>The document in a file.</summary>
    /// <exception cref="MeshException">
    /// <c>ConfigFileNotFound</c>, <c>ConfigFileUnreadable</c>, <c>ConfigTooLarge</c> (before it is read), and all of <see cref="ReadText"/>.
    /// </exception>
    public static async Task<MeshLayer> ReadFileAsync(
        string path, MeshListStrategy lists = MeshListStrategy.Replace, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text = await BoundedFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        return ReadText(text, path, lists);
    }

    /// <summary>The document in a text, such as standard input.</summary>
    /// <exception cref="MeshException">
    /// <c>YamlInvalid</c> and the other errors of YAML, <c>ConfigTooLarge</c>, <c>ConfigSeveralDocuments</c>, <c>ConfigNotAMap</c>, <c>ConfigWrongKind</c>; each
    /// names the line.
    /// </exception>
    public static MeshLayer ReadText(string text, string sourceName, MeshListStrategy lists = MeshListStrategy.Replace) =>
        ReadChanged(text, sourceName, document => document, lists);

    /// <summary>The document in a text, changed before it is held against the frame of a configuration.</summary>
    internal static MeshLayer ReadChanged(
        string text, string sourceName, Func<MeshNode, MeshNode> change, MeshListStrategy lists = MeshListStrategy.Replace)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > BoundedFile.MaxBytes)
        {
            throw ConfigErrors.TooLarge(sourceName, text.Length);
        }

        IReadOnlyList<MeshNode> documents = YamlReader.ReadAll(WithoutJsonTabs(text), sourceName);
        MeshNode[] filled = [.. documents.Where(document => !document.IsNull)];
        MeshOrigin origin = new(MeshOriginKind.Document, sourceName);
        return filled.Length switch
        {
            0 => MeshLayer.OfDocument(MeshMap.Empty, origin, lists),
            1 => MeshLayer.OfDocument(Check(change(filled[0]), origin), origin, lists),
            _ => throw ConfigErrors.SeveralDocuments(filled[1].Origin ?? origin),
        };
    }

    /// <summary>
    /// The layer of a plain value, such as a hashtable after <c>-Value</c>: a whole document where it has a <c>spec</c> or a <c>kind</c>, else the
    /// contents of <c>spec</c>.
    /// </summary>
    /// <exception cref="MeshException"><c>ConfigNotAMap</c>, <c>ConfigWrongKind</c>, or <c>ValueInvalid</c> for an object that no document can hold.</exception>
    public static MeshLayer ReadValue(object value, string parameterName = "-Value", MeshListStrategy lists = MeshListStrategy.Replace)
    {
        ArgumentNullException.ThrowIfNull(value);
        MeshOrigin origin = new(MeshOriginKind.Parameter, parameterName);
        MeshNode node;
        try
        {
            node = MeshNode.FromObject(value, origin);
        }
        catch (ArgumentException exception)
        {
            throw new MeshException("ValueInvalid", MeshErrorKind.InvalidArgument, $"{parameterName}: {exception.Message}",
                "Give hashtables, arrays, strings, numbers and Booleans.", parameterName, exception);
        }

        bool framed = node is MeshMap map && (map.ContainsKey("spec") || map.ContainsKey("kind"));
        MeshNode document = framed || node is not MeshMap ? node : MeshMap.Empty.With("spec", node).WithOrigin(origin);
        return MeshLayer.OfDocument(Check(document, origin), origin, lists);
    }

    private static MeshMap Check(MeshNode root, MeshOrigin source)
    {
        MeshOrigin place = root.Origin ?? source;
        if (root is not MeshMap document)
        {
            throw ConfigErrors.NotAMap(place, "the document", root);
        }

        Require(document, "apiVersion", ConfigDocument.ApiVersion, place);
        Require(document, "kind", ConfigDocument.Kind, place);
        if (document.Count > 0 && !Frame.Any(document.ContainsKey))
        {
            throw ConfigErrors.WrongKind(place, $"it has none of {string.Join(", ", Frame)}, but '{document.Keys.First()}' at its top");
        }

        foreach (string key in Frame.AsSpan(2))
        {
            if (document.Find(key) is { IsNull: false } part and not MeshMap)
            {
                throw ConfigErrors.NotAMap(part.Origin ?? place, $"'{key}'", part);
            }

            if (document.Find(key) is { IsNull: true })
            {
                document = document.Without(key);
            }
        }

        return document;
    }

    private static void Require(MeshMap document, string key, string expected, MeshOrigin place)
    {
        if (document.Find(key) is { IsNull: false } node && (node as MeshScalar)?.Value as string != expected)
        {
            string found = node is MeshScalar scalar ? $"'{scalar}'" : "a " + node.Kind.ToString().ToLowerInvariant();
            throw ConfigErrors.WrongKind(node.Origin ?? place, $"its {key} is {found}, not '{expected}'");
        }
    }

    /// <summary>JSON may be indented with tabs, YAML may not; in valid JSON no string holds one.</summary>
    private static string WithoutJsonTabs(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal) || text.AsSpan().TrimStart() is not ['{', ..])
        {
            return text;
        }

        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text));
            while (reader.Read())
            {
            }

            return text.Replace('\t', ' ');
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
