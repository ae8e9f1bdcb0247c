using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Loading;

/// <summary>Reads the YAML files of a chart; whatever is wrong with one is an error of the chart, with file, line and column.</summary>
internal static class ChartYaml
{
    /// <summary>The first document; null where there is none.</summary>
    public static MeshNode? ReadFirst(ReadOnlyMemory<byte> content, string file, string chart)
    {
        try
        {
            return ReadFirst(YamlText.Decode(content.Span, file, MeshOriginKind.Chart), file, firstLine: 1);
        }
        catch (MeshException exception) when (exception is not ChartException)
        {
            throw ChartErrors.Invalid(chart, exception);
        }
    }

    /// <summary>The values: of several documents, each is laid over those before it.</summary>
    public static MeshMap ReadValues(ReadOnlyMemory<byte> content, string file, string chart, CancellationToken cancellationToken)
    {
        try
        {
            MeshMap? only = null;
            LayeredValues? layers = null;
            foreach ((string text, int firstLine) in Documents(YamlText.Decode(content.Span, file, MeshOriginKind.Chart), file, chart))
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (ReadFirst(text, file, firstLine))
                {
                    case MeshMap map when only is null:
                        only = map;
                        break;
                    case MeshMap map:
                        if (layers is null)
                        {
                            layers = new LayeredValues();
                            layers.Add(only);
                        }

                        layers.Add(map);
                        break;
                    case { IsNull: false } other:
                        throw ChartFields.Wrong(chart, other, "what stands in values.yaml", "a map");
                }
            }

            return layers?.ToMap() ?? only ?? MeshMap.Empty;
        }
        catch (MeshException exception) when (exception is not ChartException)
        {
            throw ChartErrors.Invalid(chart, exception);
        }
    }

    private static MeshNode? ReadFirst(string text, string file, int firstLine)
    {
        YamlReaderOptions options = new() { OriginKind = MeshOriginKind.Chart, DuplicateKeysAreErrors = false, FirstLine = firstLine };
        MeshNode? first = YamlReader.ReadFirst(text, file, options);
        if (first is not null && (text.Contains(".inf", StringComparison.OrdinalIgnoreCase) || text.Contains(".nan", StringComparison.OrdinalIgnoreCase)))
        {
            RequireFinite(first);
        }

        return first;
    }

    /// <summary>The documents of a chart pass through JSON in helm, which has no such numbers.</summary>
    private static void RequireFinite(MeshNode node)
    {
        switch (node)
        {
            case MeshScalar { Value: double number } when !double.IsFinite(number):
                throw new MeshException("YamlInvalid", MeshErrorKind.InvalidData, $"{node.Origin}: the number {(double.IsNaN(number) ? ".nan" : ".inf")} cannot stand in a chart.",
                    "Put it in quotes if it is meant as a text.", node.Origin);
            case MeshMap map:
                map.Values.ToList().ForEach(RequireFinite);
                break;
            case MeshList list:
                list.ToList<MeshNode>().ForEach(RequireFinite);
                break;
        }
    }

    /// <summary>The documents as Kubernetes tools part them: at lines that begin with three dashes, after which only a comment may stand.</summary>
    private static IEnumerable<(string Text, int FirstLine)> Documents(string text, string file, string chart)
    {
        int start = 0, startLine = 1, line = 1;
        for (int at = 0; at < text.Length; line++)
        {
            int end = text.IndexOf('\n', at) is var found and >= 0 ? found + 1 : text.Length;
            ReadOnlySpan<char> current = text.AsSpan(at, end - at);
            if (current.StartsWith("---", StringComparison.Ordinal))
            {
                ReadOnlySpan<char> rest = current[3..].Trim();
                if (rest.Length > 0 && rest[0] != '#')
                {
                    throw ChartErrors.Invalid(chart, $"{file}:{line}:1: after '---' nothing but a comment may stand in values.yaml",
                        "Put what follows the dashes on the next line.", new MeshOrigin(MeshOriginKind.Chart, file, line, 1));
                }

                if (at > start)
                {
                    yield return (text[start..at], startLine);
                    (start, startLine) = (end, line + 1);
                }
            }

            at = end;
        }

        if (start < text.Length)
        {
            yield return (text[start..], startLine);
        }
    }
}
