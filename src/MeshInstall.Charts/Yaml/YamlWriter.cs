using System.Globalization;

namespace MeshInstall.Charts.Yaml;

/// <summary>
/// Writes trees as YAML in block style: two spaces, lists not indented under their key, quotes only where a reader would see something
/// else, and literal blocks for texts of several lines. The reader, kubectl and helm read back an equal tree. A lone surrogate, which no
/// YAML can hold, becomes U+FFFD.
/// </summary>
public static class YamlWriter
{
    private const int LongestSimpleKey = 500;

    /// <summary>The node as one document, with a line break at its end.</summary>
    public static string ToText(MeshNode node)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(text, node);
        return text.ToString();
    }

    /// <summary>Writes the node as one document, with a line break at its end.</summary>
    public static void Write(TextWriter output, MeshNode node)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(node);
        switch (node)
        {
            case MeshMap { Count: > 0 } map:
                WriteMap(output, map, indent: 0, continuesLine: false);
                break;
            case MeshList { Count: > 0 } list:
                WriteList(output, list, indent: 0, continuesLine: false);
                break;
            default:
                WriteLeaf(output, node, indent: 0);
                break;
        }
    }

    private static void WriteMap(TextWriter output, MeshMap map, int indent, bool continuesLine)
    {
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            Indent(output, continuesLine ? 0 : indent);
            continuesLine = false;
            string key = YamlQuoting.OnOneLine(entry.Key);
            if (key.Length > LongestSimpleKey)
            {
                output.Write("? ");
                output.Write(key);
                output.Write('\n');
                Indent(output, indent);
            }
            else
            {
                output.Write(key);
            }

            output.Write(':');
            switch (entry.Value)
            {
                case MeshMap { Count: > 0 } inner:
                    output.Write('\n');
                    WriteMap(output, inner, indent + 2, continuesLine: false);
                    break;
                case MeshList { Count: > 0 } inner:
                    output.Write('\n');
                    WriteList(output, inner, indent, continuesLine: false);
                    break;
                default:
                    output.Write(' ');
                    WriteLeaf(output, entry.Value, indent);
                    break;
            }
        }
    }

    private static void WriteList(TextWriter output, MeshList list, int indent, bool continuesLine)
    {
        foreach (MeshNode item in list)
        {
            Indent(output, continuesLine ? 0 : indent);
            continuesLine = false;
            output.Write("- ");
            switch (item)
            {
                case MeshMap { Count: > 0 } inner:
                    WriteMap(output, inner, indent + 2, continuesLine: true);
                    break;
                case MeshList { Count: > 0 } inner:
                    WriteList(output, inner, indent + 2, continuesLine: true);
                    break;
                default:
                    WriteLeaf(output, item, indent);
                    break;
            }
        }
    }

    private static void WriteLeaf(TextWriter output, MeshNode node, int indent)
    {
        if (node is MeshScalar { Value: string text })
        {
            WriteText(output, text, indent);
            return;
        }

        output.Write(node switch
        {
            MeshMap => "{}",
            MeshList => "[]",
            MeshScalar { Value: double number } => Number(number),
            _ => node.ToString(),
        });
        output.Write('\n');
    }

    private static void WriteText(TextWriter output, string text, int indent)
    {
        if (!YamlQuoting.FitsLiteralBlock(text))
        {
            output.Write(YamlQuoting.OnOneLine(text));
            output.Write('\n');
            return;
        }

        bool endsOpen = text[^1] != '\n';
        output.Write(endsOpen ? "|-" : text[^2] == '\n' ? "|+" : "|");
        output.Write('\n');
        ReadOnlySpan<char> rest = endsOpen ? text : text.AsSpan(0, text.Length - 1);
        foreach (ReadOnlySpan<char> line in rest.EnumerateLines())
        {
            if (line.Length > 0)
            {
                Indent(output, indent + 2);
                output.Write(line);
            }

            output.Write('\n');
        }
    }

    private static string Number(double number) => number switch
    {
        double.NaN => ".nan",
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        _ => number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
    };

    private static void Indent(TextWriter output, int width)
    {
        for (int space = 0; space < width; space++)
        {
            output.Write(' ');
        }
    }
}
