using System.Globalization;
using System.Text;
using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Tests.YamlReading;

/// <summary>The events of a text in one line each: sign, anchor, tag, value, and the place.</summary>
internal static class YamlEventText
{
    public static IReadOnlyList<string> Read(string text)
    {
        YamlEventReader reader = new(text);
        List<string> events = [];
        while (reader.MoveNext())
        {
            events.Add(Describe(reader.Current));
        }

        return events;
    }

    private static string Describe(in YamlEvent item)
    {
        StringBuilder line = new(item.Kind switch
        {
            YamlEventKind.StreamStart => "+STR",
            YamlEventKind.StreamEnd => "-STR",
            YamlEventKind.DocumentStart => item.IsExplicit ? "+DOC ---" : "+DOC",
            YamlEventKind.DocumentEnd => item.IsExplicit ? "-DOC ..." : "-DOC",
            YamlEventKind.Alias => "=ALI",
            YamlEventKind.SequenceStart => item.IsExplicit ? "+SEQ []" : "+SEQ",
            YamlEventKind.SequenceEnd => "-SEQ",
            YamlEventKind.MappingStart => item.IsExplicit ? "+MAP {}" : "+MAP",
            YamlEventKind.MappingEnd => "-MAP",
            _ => "=VAL",
        });
        if (item.Anchor is not null)
        {
            line.Append(item.Kind == YamlEventKind.Alias ? " *" : " &").Append(item.Anchor);
        }

        if (item.Tag is not null)
        {
            line.Append(" <").Append(item.Tag).Append('>');
        }

        if (item.Kind == YamlEventKind.Scalar)
        {
            char style = item.Style switch
            {
                YamlScalarStyle.SingleQuoted => '\'',
                YamlScalarStyle.DoubleQuoted => '"',
                YamlScalarStyle.Literal => '|',
                YamlScalarStyle.Folded => '>',
                _ => ':',
            };
            line.Append(' ').Append(style).Append(item.Value.ToString().Replace("\n", "\\n", StringComparison.Ordinal));
        }

        return line.Append(CultureInfo.InvariantCulture, $" @{item.Start.Line + 1}:{item.Start.Column + 1}").ToString();
    }
}
