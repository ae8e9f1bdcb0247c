using MeshInstall.Charts.GoValues.Encodings;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>The values of scalars: YAML 1.1 as Go's package reads it.</summary>
internal static class YamlScalarTypes
{
    private const string StandardTags = "tag:yaml.org,2002:";

    /// <summary>The value of a plain scalar without a tag.</summary>
    public static object? Resolve(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        switch (text[0])
        {
            case 'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~':
                return text switch
                {
                    "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
                    "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
                    "~" or "null" or "Null" or "NULL" => null,
                    _ => text,
                };
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                return text switch
                {
                    ".nan" or ".NaN" or ".NAN" => double.NaN,
                    ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
                    "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
                    _ => YamlTypes.IsTimestamp(text) ? text : YamlTypes.Number(text, knowsNewOctals: false) ?? text,
                };
            default:
                return text;
        }
    }

    /// <summary>The value of a scalar under a tag.</summary>
    public static object? ResolveAs(string tag, string text, YamlProblems problems)
    {
        string name = tag.StartsWith(StandardTags, StringComparison.Ordinal) ? tag[StandardTags.Length..] : string.Empty;
        if (name == "binary")
        {
            return FromBinary(text, problems);
        }

        if (name is not ("bool" or "int" or "float" or "null" or "timestamp"))
        {
            return text;
        }

        // Numbers are not tried as dates where a tag asks for another type.
        object? value = name == "timestamp" || !YamlTypes.IsTimestamp(text) ? Resolve(text) : YamlTypes.Number(text, knowsNewOctals: false) ?? text;
        string found = value switch
        {
            null => "null",
            bool => "bool",
            double => "float",
            string => YamlTypes.IsTimestamp(text) && name == "timestamp" ? "timestamp" : "str",
            _ => "int",
        };
        if (found == name)
        {
            return value;
        }

        if (name == "float" && value is long number)
        {
            return (double)number;
        }

        problems.InDecoding($"cannot decode !!{found} `{text}` as a !!{name}");
        return null;
    }

    private static string FromBinary(string text, YamlProblems problems)
    {
        if (!GoBase64.TryDecode(text, out string decoded))
        {
            problems.InDecoding("!!binary value contains invalid base64 data");
        }

        return decoded;
    }
}
