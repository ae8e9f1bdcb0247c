using System.Globalization;
using System.Text.RegularExpressions;

namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>The types of plain scalars as Go's YAML packages see them.</summary>
internal static partial class YamlTypes
{
    /// <summary>Whether the text, written without quotes, reads back as this string in every YAML 1.1 reader.</summary>
    public static bool ReadsAsString(string text, YamlDialect dialect)
    {
        if (text.Length == 0)
        {
            return false;
        }

        char first = text[0];
        if (char.IsAsciiDigit(first) || first is '+' or '-' or '.')
        {
            return !IsWordOfNumber(text) && !IsNumber(text, dialect) && !IsTimestamp(text) && !(first != '.' && text.Contains(':', StringComparison.Ordinal) && Sexagesimal().IsMatch(text));
        }

        return first is not ('y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~') || text is not
            ("y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON"
            or "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF"
            or "~" or "null" or "Null" or "NULL");
    }

    /// <summary>Whether the text is a date or a time as Go's YAML packages know them.</summary>
    public static bool IsTimestamp(string text) =>
        text.Length > 4 && text[4] == '-' && Timestamp().Match(text) is { Success: true } match && IsInRange(match);

    /// <summary>The number of the text: a <see cref="long"/>, a <see cref="ulong"/>, a <see cref="double"/>, or null.</summary>
    public static object? Number(string text, bool knowsNewOctals)
    {
        // Go leaves what begins with a point to strconv, which minds where underscores stand; of all else it drops them.
        if (text[0] == '.' && !Fraction().IsMatch(text))
        {
            return null;
        }

        string plain = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", string.Empty, StringComparison.Ordinal) : text;
        if (plain.Length == 0)
        {
            return null;
        }

        if (GoIntegers.Parse(plain, 0) is { } integer)
        {
            return integer;
        }

        if (Float().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return number;
        }

        return plain.StartsWith("0b", StringComparison.Ordinal) ? GoIntegers.Parse(plain.AsSpan(2), 2)
            : knowsNewOctals && plain.StartsWith("0o", StringComparison.Ordinal) ? GoIntegers.Parse(plain.AsSpan(2), 8)
            : null;
    }

    private static bool IsNumber(string text, YamlDialect dialect) => Number(text, !dialect.IsCompact) is not null;

    private static bool IsWordOfNumber(string text) => text is ".nan" or ".NaN" or ".NAN"
        or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF";

    private static bool IsInRange(Match match)
    {
        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        int year = Part("year"), month = Part("month"), day = Part("day");
        // Go counts leap years back to the year 0, which .NET does not have.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month)
            && Part("hour") < 24 && Part("minute") < 60 && Part("second") < 60 && Part("offsetHour") <= 24 && Part("offsetMinute") <= 60;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(@"^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
        + @"(?:[Tt](?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+](?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))"
        + @"| +(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:[.,][0-9]+)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();
}
