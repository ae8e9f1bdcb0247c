using System.Globalization;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Rendering;

/// <summary>Reads documents with the YAML parser: the whole tree, and the head as Helm decodes it.</summary>
internal static class DocumentParse
{
    // What a template writes can be as large as the template engine lets it be.
    private static readonly YamlReaderOptions Options = new()
    {
        OriginKind = MeshOriginKind.Chart, DuplicateKeysAreErrors = false, MaxCharacters = int.MaxValue, MaxNodes = 5_000_000,
    };

    /// <summary>The first document of the text; later ones do not count, as in Helm.</summary>
    /// <exception cref="ChartException"><c>ChartTemplateOutputInvalid</c>: it is no YAML.</exception>
    public static MeshNode Read(string template, string text)
    {
        try
        {
            return YamlReader.ReadFirst(text, template, Options) ?? MeshScalar.Null;
        }
        catch (MeshException exception) when (exception is not ChartException)
        {
            throw Invalid(template, exception.Message, exception);
        }
    }

    /// <exception cref="ChartException"><c>ChartTemplateOutputInvalid</c>: it is no YAML, or not of a resource's form.</exception>
    public static DocumentHead ReadHead(string template, string text)
    {
        MeshNode node = Read(template, text);
        if (node.IsNull)
        {
            return DocumentHead.Empty;
        }

        MeshMap body = node as MeshMap
            ?? throw Invalid(template, $"{node.Origin}: what stands there is no Kubernetes object but {JsonName(node)}: json: cannot unmarshal {JsonName(node)} into Go value of type util.SimpleHead");
        MeshMap? metadata = Map(template, Field(body, "metadata"), "metadata");
        Dictionary<string, string> annotations = new(StringComparer.Ordinal);
        foreach ((string key, MeshNode value) in Map(template, Field(metadata, "annotations"), "metadata.annotations") ?? MeshMap.Empty)
        {
            annotations[key] = Text(template, value, "metadata.annotations");
        }

        return new DocumentHead(
            Text(template, Field(body, "apiVersion"), "apiVersion"), Text(template, Field(body, "kind"), "kind"),
            Text(template, Field(metadata, "name"), "metadata.name"), annotations, IsEmpty: false);
    }

    /// <summary>The entry of a name; Go takes one that differs in case as well.</summary>
    private static MeshNode? Field(MeshMap? map, string name) => map?.Find(name)
        ?? map?.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static MeshMap? Map(string template, MeshNode? node, string field) => node switch
    {
        null or { IsNull: true } => null,
        MeshMap map => map,
        _ => throw Invalid(template, $"{node.Origin}: json: cannot unmarshal {JsonName(node)} into Go struct field SimpleHead.{field}"),
    };

    private static string Text(string template, MeshNode? node, string field) => node switch
    {
        null or { IsNull: true } => string.Empty,
        MeshScalar { Value: string text } => text,
        MeshScalar { Value: bool flag } => flag ? "true" : "false",
        MeshScalar { Value: double number } => GoValues.GoPrint.Sprintf("%g", [number]),
        MeshScalar { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Invalid(template, $"{node.Origin}: json: cannot unmarshal {JsonName(node)} into Go struct field SimpleHead.{field} of type string"),
    };

    private static string JsonName(MeshNode node) => node switch
    {
        MeshMap => "object",
        MeshList => "array",
        MeshScalar { Value: string } => "string",
        MeshScalar { Value: bool } => "bool",
        _ => "number",
    };

    private static ChartException Invalid(string template, string reason, Exception? cause = null) => new(
        "ChartTemplateOutputInvalid", MeshErrorKind.InvalidData, $"YAML parse error on {template}: {reason}",
        "Look at what the template writes there: most often the indentation of an included block, or a value that needs quotes.", template, cause);
}
