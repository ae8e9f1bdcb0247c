using System.Globalization;
using System.Text;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>JSON as Go's encoder writes it: names sorted, two spaces, and the characters of HTML escaped.</summary>
internal static class GoJson
{
    /// <summary>The node as JSON.</summary>
    public static string ToText(MeshNode node, bool indented, bool escapeHtml = true)
    {
        StringBuilder text = new();
        Write(text, node, indented ? 0 : -1, escapeHtml);
        return text.ToString();
    }

    private static void Write(StringBuilder text, MeshNode node, int level, bool escapeHtml)
    {
        switch (node)
        {
            case MeshMap map:
                WriteItems(text, '{', '}', level, map.OrderBy(entry => entry.Key, StringComparer.Ordinal), (entry, inner) =>
                {
                    WriteString(text, entry.Key, escapeHtml);
                    text.Append(level < 0 ? ":" : ": ");
                    Write(text, entry.Value, inner, escapeHtml);
                });
                break;
            case MeshList list:
                WriteItems(text, '[', ']', level, list, (item, inner) => Write(text, item, inner, escapeHtml));
                break;
            case MeshScalar { Value: string value }:
                WriteString(text, value, escapeHtml);
                break;
            default:
                text.Append(node);
                break;
        }
    }

    private static void WriteItems<T>(StringBuilder text, char open, char close, int level, IEnumerable<T> items, Action<T, int> write)
    {
        text.Append(open);
        bool first = true;
        foreach (T item in items)
        {
            text.Append(first ? string.Empty : ",");
            first = false;
            NewLine(text, level + 1, level >= 0);
            write(item, level < 0 ? level : level + 1);
        }

        NewLine(text, level, level >= 0 && !first);
        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int level, bool indented)
    {
        if (indented)
        {
            text.Append('\n').Append(' ', level * 2);
        }
    }

    private static void WriteString(StringBuilder text, string value, bool escapeHtml)
    {
        text.Append('"');
        foreach (char character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '\u2028' or '\u2029' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                '<' or '>' or '&' when escapeHtml => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
