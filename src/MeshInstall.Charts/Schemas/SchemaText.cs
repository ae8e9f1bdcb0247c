using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.Schemas;

/// <summary>How messages show strings, numbers and places.</summary>
internal static class SchemaText
{
    /// <summary>Text in single quotes, with Go's escapes.</summary>
    public static string Quote(string text)
    {
        // A backslash before the closing quote stands alone: helm takes the pair for an escaped quote.
        string quoted = DoubleQuote(text)[1..];
        string plain = quoted.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{plain[..^1]}'";
    }

    /// <summary>Text in double quotes, as %q prints it.</summary>
    public static string DoubleQuote(string text) => GoQuoting.Quote(text);

    public static string QuoteAll(IEnumerable<string> texts) => string.Join(", ", texts.Select(Quote));

    /// <summary>A scalar of a schema as Go prints it.</summary>
    public static string Display(object? value) => value switch
    {
        null => "<nil>",
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        GoMap or GoList => "value",
        _ => value.ToString()!,
    };

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in English: thousands apart, and from a million on as a power of ten.</summary>
    public static string Number(ExactNumber number)
    {
        double value = number.ToDouble();
        if (value == 0 || double.IsInfinity(value))
        {
            return value == 0 ? "0" : value > 0 ? "∞" : "-∞";
        }

        ExactNumber.TryCreate(value, out ExactNumber shortest);
        (string digits, int point) = shortest.ToDigits();
        return (value < 0 ? "-" : string.Empty) + (point is > -4 and <= 6 ? Plain(digits, point) : Scientific(digits, point - 1));
    }

    /// <summary>A token of a JSON pointer.</summary>
    public static string EscapeToken(string token) => token.AsSpan().IndexOfAny('~', '/') < 0
        ? token : token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Plain(string digits, int point)
    {
        if (point <= 0)
        {
            return $"0.{new string('0', -point)}{digits}";
        }

        string whole = digits.Length > point ? digits[..point] : digits.PadRight(point, '0');
        string grouped = whole.Length > 3 ? $"{whole[..^3]},{whole[^3..]}" : whole;
        return digits.Length > point ? $"{grouped}.{digits[point..]}" : grouped;
    }

    private static string Scientific(string digits, int exponent)
    {
        StringBuilder text = new(digits[..1]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1);
        }

        text.Append("×10").Append(exponent < 0 ? "⁻" : string.Empty);
        foreach (char digit in Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture))
        {
            text.Append("⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']);
        }

        return text.ToString();
    }
}
