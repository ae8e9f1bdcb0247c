using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Charts.GoValues.Yaml;

namespace MeshInstall.Charts.Yaml;

/// <summary>The types of plain scalars, as Go's YAML reader sees them for Kubernetes tools.</summary>
internal static partial class YamlScalars
{
    /// <summary>The node of a plain scalar without a tag.</summary>
    public static MeshNode Resolve(string text, MeshOrigin? origin)
    {
        if (text.Length == 0)
        {
            return MeshScalar.NullValue(origin);
        }

        char first = text[0];
        bool numeric = char.IsAsciiDigit(first) || first is '+' or '-' or '.';
        if (!numeric && !"yYnNtTfFoO~".Contains(first, StringComparison.Ordinal))
        {
            return new MeshScalar(text, origin);
        }

        return FromWord(text, origin) ?? (numeric ? FromDigits(text, origin) : null) ?? new MeshScalar(text, origin);
    }

    /// <summary>The node of <paramref name="text"/> under a <c>tag:yaml.org,2002:</c> tag; null where the text does not fit the tag.</summary>
    public static MeshNode? ResolveAs(string tag, string text, MeshOrigin? origin)
    {
        MeshNode plain = Resolve(text, origin);
        return tag switch
        {
            "int" => plain.Kind == MeshNodeKind.Integer ? plain : null,
            "float" => plain switch
            {
                MeshScalar { Value: long integer } => new MeshScalar((double)integer, origin),
                { Kind: MeshNodeKind.Number } => plain,
                _ => null,
            },
            "bool" => plain.Kind == MeshNodeKind.Boolean ? plain : null,
            "null" => plain.IsNull ? plain : null,
            "binary" => FromBase64(text, origin),
            _ => new MeshScalar(text, origin),
        };
    }

    /// <summary>Whether the text, written plain, could be anything but this string to a YAML 1.1 or 1.2 reader.</summary>
    public static bool ReadsAsAnotherType(string text) =>
        Resolve(text, origin: null).Kind != MeshNodeKind.Text || text is "<<" or "=" || Suspicious().IsMatch(text);

    private static MeshScalar? FromWord(string text, MeshOrigin? origin) => text switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => new MeshScalar(true, origin),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => new MeshScalar(false, origin),
        "~" or "null" or "Null" or "NULL" => MeshScalar.NullValue(origin),
        ".nan" or ".NaN" or ".NAN" => new MeshScalar(double.NaN, origin),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new MeshScalar(double.PositiveInfinity, origin),
        "-.inf" or "-.Inf" or "-.INF" => new MeshScalar(double.NegativeInfinity, origin),
        _ => null,
    };

    private static MeshScalar? FromDigits(string text, MeshOrigin? origin) => YamlTypes.Number(text, knowsNewOctals: false) switch
    {
        long integer => new MeshScalar(integer, origin),
        ulong large => new MeshScalar((double)large, origin),
        double number => new MeshScalar(number, origin),
        _ => null,
    };

    private static MeshScalar? FromBase64(string text, MeshOrigin? origin)
    {
        try
        {
            return new MeshScalar(YamlText.Decode(Convert.FromBase64String(text), "binary"), origin);
        }
        catch (Exception exception) when (exception is FormatException or MeshException or DecoderFallbackException)
        {
            return null;
        }
    }

    // Sexagesimal numbers, dates, and numbers that only other readers know.
    [GeneratedRegex(@"^([-+]?[0-9][0-9_:.]*|[-+]?0[xob][0-9a-fA-F_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+.]?[0-9._]+[eE][-+]?[0-9_]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suspicious();
}
